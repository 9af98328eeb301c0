// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.stillwatch.trace.prf.GumbelPrf;
import org.stillwatch.trace.tail.BinomialTail;
import org.stillwatch.trace.tail.GammaTail;
import org.stillwatch.trace.tail.Holm;

/// Worlds without a leak: a corpus, the keys of 24,000 innocent accounts, and the question whether
/// anybody is accused at 1 % family-wise. A world takes about a second; `-Pslow` runs a thousand.
@Tag("slow")
class AccusationRateTest {
  private static final int WORLDS = Integer.getInteger("stillwatch.trace.worlds", 1_000);
  private static final int ACCOUNTS = 24_000;
  private static final int LEAST_SCORED = 500;
  private static final double ALPHA = 0.01;

  @Test
  void anybody_is_accused_in_one_world_of_a_hundred() {
    List<int[]> texts = Arrays.stream(InnocentText.values()).map(InnocentText::ids).toList();
    var dice = new SplittableRandom(41);
    int accused = 0;
    for (int world = 0; world < WORLDS; world++) {
      int[] ids = texts.get(world % texts.size());
      var windows = InnocentText.windows(mark(0), ids, LEAST_SCORED, dice);
      accused += accuses(windows, dice) ? 1 : 0;
    }

    // the exact interval of 99.9 %
    assertThat(atLeast(accused)).as("%d of %d", accused, WORLDS).isGreaterThan(5e-4);
    assertThat(1 - atLeast(accused + 1)).as("%d of %d", accused, WORLDS).isGreaterThan(5e-4);
  }

  /// Whether the account whose key scores most is accused; the tail falls with the score, so that
  /// no other can be without it.
  private static boolean accuses(Windows windows, SplittableRandom dice) {
    double most =
        IntStream.range(0, ACCOUNTS)
            .mapToDouble(_ -> mark(dice.nextLong()).score(windows).statistic())
            .max()
            .orElseThrow();
    double[] best = {GammaTail.log10Upper(windows.count(), most)};
    return Holm.rejected(best, ACCOUNTS, ALPHA)[0];
  }

  private static double atLeast(int accused) {
    return accused > WORLDS
        ? 0
        : StrictMath.pow(10, BinomialTail.log10Upper(WORLDS, ALPHA, accused));
  }

  private static GumbelMark mark(long key) {
    return new GumbelMark(new GumbelPrf(key, 4));
  }
}
