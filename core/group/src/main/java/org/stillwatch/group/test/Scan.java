// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import java.util.Arrays;
import org.stillwatch.base.stat.Sorted;
import org.stillwatch.base.stat.Tails;

/// The fullest window that begins at a member's value: how many values of the group lie in it,
/// against the share of the population that does.
///
/// Given the value at which the window begins, the others fall into it with the population's share,
/// which is an exact binomial tail; every member's window was tried, so p is multiplied by the
/// number of members.
///
/// @param logP natural logarithm of the p-value
/// @param count values in the window, the first one included
/// @param expected how many chance would give
/// @param from where the window begins
/// @param to where it ends, exclusive
record Scan(double logP, int count, double expected, double from, double to) {
  /// Scans.
  ///
  /// @param inside values of the group
  /// @param sortedAll values of the population, the group's included, ascending
  /// @param width width of the window
  static Scan fullest(double[] inside, double[] sortedAll, double width) {
    double[] sorted = inside.clone();
    Arrays.sort(sorted);
    var best = new Scan(0, 0, 0, 0, 0);
    for (int from = 0; from < sorted.length; from++) {
      double until = sorted[from] + width;
      int count = Sorted.below(sorted, until) - from;
      int all = Sorted.below(sortedAll, until) - Sorted.below(sortedAll, sorted[from]);
      double rate = Math.min(1, (double) all / Math.max(1, sortedAll.length));
      double logP =
          Math.min(
              0,
              Tails.logBinomialUpper(count - 1L, sorted.length - 1L, rate)
                  + StrictMath.log(sorted.length));
      if (count > 1 && logP < best.logP) {
        best = new Scan(logP, count, 1 + rate * (sorted.length - 1), sorted[from], until);
      }
    }
    return best;
  }

  boolean contains(double value) {
    return value >= from && value < to;
  }
}
