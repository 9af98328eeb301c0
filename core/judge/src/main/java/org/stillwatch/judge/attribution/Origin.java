// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.attribution;

/// Whose observation an item is. Gates count families of our own observations only.
public sealed interface Origin {
  /// Our own logs and records.
  record Own() implements Origin {}

  /// A partner, a vendor, a published report.
  ///
  /// @param name of the source
  /// @param weight what its word is multiplied with, 0 to 1
  /// @param derivedFrom id of the item from which the source had it, empty when not from ours
  /// @param independent whether it is known to rest on observations of its own. Without that word
  ///   it counts as an echo, in the group of what it is about
  record Outside(String name, double weight, String derivedFrom, boolean independent)
      implements Origin {
    public Outside {
      if (!(weight >= 0 && weight <= 1)) {
        throw new IllegalArgumentException("a weight is 0 to 1, got " + weight);
      }
    }
  }

  /// What its word is multiplied with.
  default double weight() {
    return switch (this) {
      case Own() -> 1;
      case Outside outside -> outside.weight();
    };
  }

  /// Our own observation or the name of whose it is.
  default String word() {
    return switch (this) {
      case Own() -> "own";
      case Outside outside -> outside.name();
    };
  }
}
