// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.corr;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/// How likely an audit meets an item that was made up. It only helps when somebody looks at the
/// evidence that an opened item names, and when the places were drawn after the commitment.
public final class Audit {
  private Audit() {}

  /// The chance that some openings meet one of the made-up items of a set at least, without opening
  /// one twice: 1 - C(size-invented, openings) / C(size, openings).
  ///
  /// @return 0 to 1, with a relative error of about 1e-13 for the complement
  /// @throws IllegalArgumentException when a number is negative or over the size
  public static double exposure(int size, int invented, int openings) {
    if (size < 1 || invented < 0 || invented > size || openings < 0 || openings > size) {
      throw new IllegalArgumentException("expected numbers from 0 to the size of the set");
    }
    double missed = 1;
    for (int i = 0; i < openings; i++) {
      missed *= Math.max(0, (double) (size - invented - i) / (size - i));
    }
    return 1 - missed;
  }

  /// The same for a set so large that openings do not change it: 1 - (1-share)^openings. Of a
  /// smaller one it is less than the chance there is.
  ///
  /// @param share of items that are made up, 0 to 1
  public static double exposure(double share, int openings) {
    if (!(share >= 0 && share <= 1) || openings < 0) {
      throw new IllegalArgumentException("expected a share from 0 to 1, and 0 openings or more");
    }
    return 1 - StrictMath.pow(1 - share, openings);
  }

  /// How many openings it takes, whatever the size of the set.
  ///
  /// @param share of items that are made up, over 0, at most 1
  /// @param chance to meet one of them, 0 to below 1
  public static int openings(double share, double chance) {
    if (!(share > 0 && share <= 1 && chance >= 0 && chance < 1)) {
      throw new IllegalArgumentException("expected a share over 0 and a chance below 1");
    }
    int guess =
        share == 1
            ? 1
            : (int) StrictMath.ceil(StrictMath.log1p(-chance) / StrictMath.log1p(-share));
    while (guess > 0 && exposure(share, guess - 1) >= chance) {
      guess--; // rounding of the logarithms may be one too many
    }
    return guess;
  }

  /// Places to open, each once.
  ///
  /// @param source secure in an app: whoever can foretell it makes up the others
  public static SortedSet<Integer> draw(
      Commitment commitment, int openings, RandomGenerator source) {
    SortedSet<Integer> places = new TreeSet<>();
    int wanted = Math.min(openings, commitment.size());
    // Floyd's way: every set of places is as likely as every other.
    for (int last = commitment.size() - wanted; last < commitment.size(); last++) {
      int drawn = source.nextInt(last + 1);
      places.add(places.contains(drawn) ? last : drawn);
    }
    return Collections.unmodifiableSortedSet(places);
  }
}
