// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.stillwatch.group.test.Owners.count;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.Members;
import org.stillwatch.group.TestResult;

/// Which questions are asked of which templates, and what the answers cost.
class PartitionByHandTest {
  private static final TestResult TOO_LITTLE =
      new TestResult.TooLittle("no numbered template is used enough by three members");

  private static TestResult test(EvidenceLog log) {
    return new Partition()
        .prepare(log, 0)
        .test(Members.of(IntStream.range(0, log.size()).toArray()));
  }

  private static TestResult.Measured measured(EvidenceLog log) {
    assertThat(test(log)).isInstanceOf(TestResult.Measured.class);
    return (TestResult.Measured) test(log);
  }

  @Test
  void three_blocks_in_a_row_are_asked_two_questions() {
    var result = measured(Owners.log(count(0, 20), count(20, 20), count(40, 20)));

    // About joints, and whether numbers go round, which they do not.
    assertThat(result.logP())
        .isCloseTo(2 * StrictMath.log(18 / 59.0) + StrictMath.log(2), within(1e-9));
    assertThat(result.supported().size()).as("not strong enough to name anybody").isZero();
    assertThat(result.text())
        .isEqualTo("2 of 3 members begin to count where another one ends; chance would give 0.6");
  }

  @Test
  void each_question_about_another_template_costs_as_much() {
    var log = Owners.log(count(0, 20), count(20, 20), count(40, 20));
    for (int i = 0; i < 3; i++) {
      for (int k = 0; k < 20; k++) {
        log.number(i, 5, k, 0);
      }
    }

    // One list for all: joints were asked about there too, and repeats.
    assertThat(measured(log).logP())
        .isCloseTo(2 * StrictMath.log(18 / 59.0) + StrictMath.log(4), within(1e-9));
  }

  @Test
  void the_three_commonest_templates_are_looked_at() {
    // Two more of 4 owners, one of 3 in clean blocks that would tell: it is the fourth.
    var log = Owners.log(count(0, 20), count(20, 20), count(40, 20), new long[0]);
    for (long template : new long[] {5, 6, 7}) {
      for (int i = 0; i < 4; i++) {
        for (int k = 0; k < 20; k++) {
          log.number(i, template, k, 0);
        }
      }
    }

    assertThat(measured(log).logP()).isZero();
    assertThat(measured(log).text())
        .isEqualTo(
            "the numbers that members put into one template overlap as chance would have it");
  }

  @Test
  void two_owners_or_four_uses_are_too_little() {
    assertThat(test(Owners.log(count(0, 20), count(20, 20)))).isEqualTo(TOO_LITTLE);
    assertThat(test(Owners.log(count(0, 20), count(20, 20), count(40, 4)))).isEqualTo(TOO_LITTLE);
    assertThat(test(Owners.log(count(0, 20), count(20, 20), count(40, 5))))
        .isInstanceOf(TestResult.Measured.class);
  }

  @Test
  void equal_shares_are_told_with_their_distance() {
    var result =
        measured(
            Owners.log(
                count(3, 20), count(223, 20), count(443, 20), count(663, 20), count(883, 20)));

    // Joints, shares, and whether numbers go round were asked; the pool is too wide for repeats.
    assertThat(result.logP())
        .isCloseTo(
            3 * StrictMath.log(1 / 22.0) + StrictMath.log(4) + StrictMath.log(3), within(1e-9));
    assertThat(result.text())
        .isEqualTo(
            "4 of 5 members begin to count 220 numbers behind the one before; chance would give 1.1");
  }

  @Test
  void members_who_share_a_pool_and_never_a_number_are_told() {
    // Ten owners, every tenth number each, sixty times.
    long[][] dealt = new long[10][];
    for (int i = 0; i < 10; i++) {
      int member = i;
      dealt[i] = LongStream.range(0, 60).map(k -> 10 * k + member).toArray();
    }

    var result = measured(Owners.log(dealt));

    var dealtOut = new Dealt(Owners.of(dealt));
    double disjoint = dealtOut.disjoint(new Range(0, 599, 10)).logP();
    double round = dealtOut.dealtRound().logP();
    assertThat(result.supported().size()).isEqualTo(10);
    // Repeats, rounds, joints and shares.
    assertThat(result.logP())
        .isCloseTo(Math.min(disjoint, round) + StrictMath.log(4), within(1e-9));
  }
}
