// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import java.util.stream.IntStream;
import org.stillwatch.group.PrincipalLog;

/// The last seven days of one principal in half hours: when it was active, and how likely it would
/// be active if its own activity were moved by 2 to 5 hours to either side.
final class Week {
  static final int BINS = 7 * 48;
  private static final int NEAREST_SHIFT = 4;
  private static final int FARTHEST_SHIFT = 10;
  private static final double SHARE = 1.0 / (2 * (FARTHEST_SHIFT - NEAREST_SHIFT + 1));

  private final int[] active;
  private final double[] chance = new double[BINS];
  private final int[] possible;

  /// Reads a week.
  ///
  /// @param lastBin the first half hour that is no longer seen
  Week(PrincipalLog principal, int lastBin) {
    int firstBin = lastBin - BINS;
    int[] bins = principal.activeBins(firstBin);
    int seen = 0;
    while (seen < bins.length && bins[seen] < lastBin) {
      seen++;
    }
    active = new int[seen];
    for (int i = 0; i < seen; i++) {
      active[i] = bins[i] - firstBin;
      spread(active[i]);
    }
    possible = IntStream.range(0, BINS).filter(b -> chance[b] > 0).toArray();
  }

  private void spread(int at) {
    for (int shift = NEAREST_SHIFT; shift <= FARTHEST_SHIFT; shift++) {
      // What would leave the week comes back at its other end, so that no activity is lost.
      chance[Math.floorMod(at - shift, BINS)] += SHARE;
      chance[Math.floorMod(at + shift, BINS)] += SHARE;
    }
  }

  /// Half hours with activity, ascending, 0 to 335.
  int[] active() {
    return active;
  }

  /// Half hours with a chance above zero, ascending.
  int[] possible() {
    return possible;
  }

  /// Expected activity in one half hour of the week.
  double chance(int bin) {
    return chance[bin];
  }
}
