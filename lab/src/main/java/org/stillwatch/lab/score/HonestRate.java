// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.score;

/// How often honest accounts of one group were flagged.
///
/// @param by what the group is of: `all`, `kind`, `framed`, `plan`, `language`, `region`, `volume`
/// @param group name of the group
/// @param review at review or above
/// @param act at act
public record HonestRate(String by, String group, Interval review, Interval act) {
  /// Both groups as one.
  HonestRate plus(HonestRate other) {
    return new HonestRate(by, group, sum(review, other.review), sum(act, other.act));
  }

  private static Interval sum(Interval a, Interval b) {
    return new Interval(a.hits() + b.hits(), a.of() + b.of());
  }
}
