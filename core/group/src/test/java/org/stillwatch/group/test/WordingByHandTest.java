// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Seed;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.Members;
import org.stillwatch.group.TestResult;
import org.stillwatch.group.Writers;

/// Common words in a world of 140 strangers and a group of eight.
class WordingByHandTest {
  private static final EvidenceLog LOG = Writers.strangers(140, 4);
  private static final Members GROUP = Writers.together(LOG, 8, 12, 0.5, new Seed(8).random());
  private static final int SILENT = LOG.principalOf(new AccountId("silent"), 0);

  private static TestResult test(Members group) {
    return new Wording(new Seed(5)).prepare(LOG, 0).test(group);
  }

  private static Members range(int from, int to) {
    return Members.of(IntStream.range(from, to).toArray());
  }

  @Test
  void a_group_with_one_subject_is_as_improbable_as_is_ever_said() {
    var result = (TestResult.Measured) test(GROUP.union(Members.of(SILENT)));

    assertThat(result.logP()).isEqualTo(StrictMath.log(1e-6));
    assertThat(result.supported()).isEqualTo(GROUP);
    double squares = 0;
    for (float x : LOG.wordSpace(0).sum(GROUP)) {
      squares += (double) x * x;
    }
    assertThat(result.text())
        .startsWith(
            "members use the same words: %.2f on a scale from 0 to 1, where like groups of strangers reach 0."
                .formatted(StrictMath.sqrt(squares) / 8));
  }

  @Test
  void strangers_point_everywhere() {
    var result = (TestResult.Measured) test(range(0, 8));

    assertThat(result.logP()).isGreaterThan(StrictMath.log(.01));
    // The mean of eight directions without anything in common is one over the root of eight.
    double typical = Double.parseDouble(result.text().replaceAll(".* reach ", ""));
    assertThat(typical).isBetween(0.3, 0.45);
  }

  @Test
  void whoever_writes_of_something_else_is_not_supported() {
    var result = (TestResult.Measured) test(GROUP.union(range(0, 3)));

    assertThat(result.supported().and(GROUP)).isEqualTo(GROUP);
    float[] sum = LOG.wordSpace(0).sum(GROUP.union(range(0, 3)));
    for (int p = 0; p < 3; p++) {
      assertThat(result.supported().contains(p))
          .isEqualTo(LOG.wordSpace(0).cosine(p, sum, true) >= 0.25);
    }
  }

  @Test
  void five_writers_and_twice_as_many_others_and_fifty_are_enough() {
    var tooLittle = new TestResult.TooLittle("too few members wrote enough to compare their words");

    assertThat(test(range(0, 4).union(Members.of(SILENT)))).isEqualTo(tooLittle);
    assertThat(test(range(0, 5))).isInstanceOf(TestResult.Measured.class);
    // Of 148 who wrote.
    assertThat(test(range(0, 49))).isInstanceOf(TestResult.Measured.class);
    assertThat(test(range(0, 50))).isEqualTo(tooLittle);
  }

  @Test
  void strangers_fall_inside_the_spread_of_strangers() {
    // Were the spread taken too narrow, nearly all would lie far above or far below it.
    long ordinary =
        IntStream.range(0, 16)
            .mapToDouble(g -> ((TestResult.Measured) test(range(8 * g, 8 * g + 8))).logP())
            .filter(p -> p > StrictMath.log(0.02) && p < StrictMath.log(0.98))
            .count();

    assertThat(ordinary).isGreaterThanOrEqualTo(12);
  }
}
