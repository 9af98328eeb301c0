// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.corr;

import org.stillwatch.share.opinion.Bucket;

/// How an exchange ended.
public sealed interface Outcome {
  /// It was done.
  ///
  /// @param overlap how many values both have, as a bucket
  record Done(String overlap) implements Outcome {
    /// @throws IllegalArgumentException when it is no bucket
    public Done {
      if (Bucket.least(overlap).isEmpty()) {
        throw new IllegalArgumentException("expected a bucket");
      }
    }
  }

  /// Nothing was answered.
  record Refused() implements Outcome {}

  /// It ended after something was answered; that counts like a whole one.
  record BrokenOff() implements Outcome {}

  /// Its name in files.
  default String word() {
    return switch (this) {
      case Done _ -> "done";
      case Refused _ -> "refused";
      case BrokenOff _ -> "broken-off";
    };
  }
}
