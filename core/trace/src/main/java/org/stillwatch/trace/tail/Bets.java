// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.tail;

import java.util.List;

/// How an e-value bets, fixed before the first record: the share of records that are marked, and
/// how strongly each score is tilted.
///
/// A grid that moves with the number of records voids optional stopping; for a corpus of known
/// size, and only there, [#forCorpus] may be used.
///
/// @param shares w, each above 0 and at most 1
/// @param tilts lambda, each above 0 and below 1
public record Bets(List<Double> shares, List<Double> tilts) {
  private static final List<Double> TILTS = List.of(.04, .08, .15, .25, .4);

  /// For running cases: looked at as often as one likes.
  public static final Bets MONITORING = new Bets(List.of(.03, .1, .3, .999), TILTS);

  /// @throws IllegalArgumentException when a share or a tilt is out of its range, or none is given
  public Bets {
    shares = List.copyOf(shares);
    tilts = List.copyOf(tilts);
    boolean fit =
        shares.stream().allMatch(w -> w > 0 && w <= 1)
            && tilts.stream().allMatch(l -> l > 0 && l < 1);
    if (!fit || shares.isEmpty() || tilts.isEmpty()) {
      throw new IllegalArgumentException("expected shares in (0, 1] and tilts in (0, 1)");
    }
  }

  /// For one look at a corpus of a known number of records.
  public static Bets forCorpus(int records) {
    double r = StrictMath.max(10, records);
    return new Bets(List.of(1 / r, 3 / r, 10 / r, .03, .1, .3, .999), TILTS);
  }

  int size() {
    return shares.size() * tilts.size();
  }
}
