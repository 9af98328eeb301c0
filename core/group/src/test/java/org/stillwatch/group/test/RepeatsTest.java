// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stillwatch.group.Members;

/// The bound, against random samples and at sizes where its terms are larger than any number.
class RepeatsTest {
  private static final int TOTAL = 2_000;

  private static Members range(int from, int to) {
    return Members.of(IntStream.range(from, to).toArray());
  }

  private static Members sample(int size, SplittableRandom dice) {
    return Members.of(dice.ints(0, TOTAL).distinct().limit(size).sorted().toArray());
  }

  @Test
  void strangers_exceed_it_no_more_often_than_it_says() {
    var facts = new ArrayList<Members>();
    for (int i = 0; i < 400; i++) {
      facts.add(range(i * 5, i * 5 + 5));
    }
    var chance = new Repeats(facts, TOTAL);
    var dice = new SplittableRandom(7);
    int beyond = 0;
    for (int round = 0; round < 4_000; round++) {
      var group = sample(40, dice);
      beyond += chance.logP(Repeats.inside(facts, group), 40) <= StrictMath.log(0.05) ? 1 : 0;
    }

    assertThat(beyond).isLessThanOrEqualTo(4_000 / 20);
  }

  @Test
  void one_fact_that_most_principals_hold_says_little_and_breaks_nothing() {
    var chance = new Repeats(List.of(range(0, 1_500)), TOTAL);

    // 300 drawn of 2,000, of whom 1,500 hold it: 224 repeats are to be expected
    assertThat(chance.expected(300)).isBetween(223.9, 224.1);
    assertThat(chance.logP(224, 300)).isBetween(-1.0, 0.0);
    assertThat(chance.logP(299, 300)).isBetween(300 * StrictMath.log(0.75) - 30, -50.0);
    assertThat(chance.logP(0, 300)).isZero();
  }

  @Test
  void all_holders_of_small_facts_are_as_rare_as_they_are() {
    var chance = new Repeats(List.of(range(0, 3), range(10, 13)), TOTAL);
    double twoRepeats = chance.logP(2, 40);
    double fourRepeats = chance.logP(4, 40);

    assertThat(fourRepeats).isLessThan(twoRepeats).isNegative();
    // both facts wholly inside: twice the chance of three given ones among 40 of 2,000, at best
    double truth = 2 * StrictMath.log(40.0 * 39 * 38 / (2_000.0 * 1_999 * 1_998));
    assertThat(fourRepeats).isBetween(truth, truth / 2);
  }
}
