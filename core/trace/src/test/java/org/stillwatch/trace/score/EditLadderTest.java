// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.stillwatch.testkit.Seeds;
import org.stillwatch.trace.ToySampler;
import org.stillwatch.trace.prf.GumbelPrf;
import org.stillwatch.trace.score.Circumstances.Check;
import org.stillwatch.trace.score.Conclusion.Stated;
import org.stillwatch.trace.tail.Holm;

/// Marked text of 0.67 nats a token, of which more and more tokens are replaced by others. The
/// curve stands in ADR 21.
class EditLadderTest {
  private static final double[] RUNGS = {0, .05, .1, .15, .2, .3, .4, .5, .6};
  private static final int ACCOUNTS = 24_000;
  private static final double SPREAD = 7.069;
  private static final Circumstances ALL_DONE =
      new Circumstances(0.01, Commitment.BEFORE_FIRST_SERVED, Check.CLEAR, Check.CLEAR);

  /// Each rung keeps the edits of the one before.
  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void a_grade_never_rises_with_edits(long seed) {
    for (int length : new int[] {200, 600, 2_000}) {
      var ladder = new Ladder(seed, length);
      List<Grade> grades = new ArrayList<>();
      for (double rung : RUNGS) {
        grades.add(grade(ladder.log10P(rung)));
      }

      assertThat(grades).as("%d tokens", length).isSortedAccordingTo((a, b) -> b.compareTo(a));
      assertThat(grades).endsWith(Grade.G0).doesNotContain(Grade.G4);
      assertThat(grades.getFirst()).isEqualTo(length == 200 ? grades.getFirst() : Grade.G3);
    }
  }

  /// The middle of 25 texts of 2,000 tokens: log10 p of the account's own key.
  @Test
  void evidence_falls_with_the_share_of_whole_windows() {
    List<Ladder> texts = IntStream.range(0, 25).mapToObj(i -> new Ladder(100 + i, 2_000)).toList();

    double[] middle =
        Arrays.stream(RUNGS)
            .map(r -> texts.stream().mapToDouble(t -> t.log10P(r)).sorted().toArray()[12])
            .toArray();

    assertThat(middle).isSorted();
    assertThat(middle[0]).isLessThan(-80);
    // 30 %: a sixth of the windows is whole, and no account could be named
    assertThat(middle[5]).isBetween(-6.0, -1.5);
    assertThat(middle[8]).isGreaterThan(-1.5);
  }

  private static Grade grade(double log10P) {
    double adjusted = Holm.log10Adjusted(new double[] {log10P}, ACCOUNTS)[0];
    var claims =
        List.of(
            new Claim(Reach.GLOBAL, "", Mechanism.KEY, adjusted),
            new Claim(Reach.ACCOUNT, "a1", Mechanism.KEY, adjusted));
    return ((Stated) Grading.conclude(claims, ALL_DONE)).grade();
  }

  /// One marked text and the order in which its tokens are replaced.
  private static final class Ladder {
    private final GumbelMark mark;
    private final int[] text;
    private final int[] other;
    private final double[] turn;

    Ladder(long seed, int length) {
      var dice = new SplittableRandom(seed);
      var prf = new GumbelPrf(dice.nextLong(), 4);
      var sampler = new ToySampler(seed, SPREAD);
      mark = new GumbelMark(prf);
      text = sampler.gumbel(prf, length);
      other = sampler.plain(length);
      turn = dice.doubles(length).toArray();
    }

    double log10P(double rate) {
      int[] edited = text.clone();
      for (int i = 0; i < edited.length; i++) {
        edited[i] = turn[i] < rate ? other[i] : text[i];
      }
      var windows = mark.windows(List.of(CorpusText.of("t", TokenIds.of(edited))));
      return mark.score(windows).log10P();
    }
  }
}
