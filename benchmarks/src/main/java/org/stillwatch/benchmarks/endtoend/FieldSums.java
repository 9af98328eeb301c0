// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.benchmarks.endtoend;

import java.util.List;
import org.stillwatch.capture.Observation;

/// Checksums over the fields of a log; both sides of a comparison must get the same.
///
/// @param rows exchanges
/// @param inputTokens their input tokens
/// @param outputTokens their output tokens
/// @param promptCodePoints length of all prompts
/// @param lastAccount the greatest account
/// @param lastModel the greatest model
record FieldSums(
    long rows,
    long inputTokens,
    long outputTokens,
    long promptCodePoints,
    String lastAccount,
    String lastModel) {
  /// The sums over what Stillwatch read.
  static FieldSums of(List<Observation> seen) {
    return new FieldSums(
        seen.size(),
        seen.stream().mapToLong(o -> o.usage().input()).sum(),
        seen.stream().mapToLong(o -> o.usage().output()).sum(),
        seen.stream().mapToLong(o -> o.fingerprint().codePoints()).sum(),
        seen.stream().map(o -> o.account().value()).max(String::compareTo).orElse(""),
        seen.stream().map(Observation::model).max(String::compareTo).orElse(""));
  }
}
