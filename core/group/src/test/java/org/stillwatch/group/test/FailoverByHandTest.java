// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.stillwatch.base.AccountId;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.Handover;
import org.stillwatch.group.Members;
import org.stillwatch.group.TestResult;
import org.stillwatch.group.Worlds;

/// Conversations that move between members, against refusals and requests, worked by hand.
class FailoverByHandTest {
  private final EvidenceLog log = new EvidenceLog();

  /// Four accounts of ten requests each; the first was turned away three times, the last once.
  FailoverByHandTest() {
    for (int i = 0; i < 4; i++) {
      int principal = log.principalOf(new AccountId("a" + i), 0);
      for (int k = 0; k < 10; k++) {
        log.request(principal, k, k < (i == 0 ? 3 : i == 3 ? 1 : 0));
      }
    }
  }

  private TestResult test(Members group) {
    return new Failover().prepare(log, Worlds.TICK).test(group);
  }

  @Test
  void a_pair_counts_once_in_whichever_direction_and_however_often() {
    log.handedOver(new Handover(0, 1, 5, 1));
    log.handedOver(new Handover(1, 0, 6, 2));
    log.handedOver(new Handover(0, 1, 7, 3));
    log.handedOver(new Handover(2, 3, 8, 4));

    var result = (TestResult.Measured) test(Members.of(0, 1));

    // The members have 3.5 of 5 refusals and 20.5 of 41 requests: .35 for each of two pairs.
    assertThat(result.logP()).isCloseTo(StrictMath.log(1 - .65 * .65), within(1e-9));
    assertThat(result.supported()).isEqualTo(Members.of(0, 1));
    assertThat(result.text())
        .isEqualTo(
            "conversations moved between 1 pairs of members within seconds of a refusal; chance would give 0.70");
  }

  @Test
  void a_conversation_that_leaves_the_group_ties_nobody_in_it() {
    log.handedOver(new Handover(0, 2, 5, 1));
    log.handedOver(new Handover(3, 1, 5, 2));

    var result = (TestResult.Measured) test(Members.of(0, 1));

    assertThat(result.logP()).isZero();
    assertThat(result.supported().size()).isZero();
  }

  @Test
  void where_nothing_moved_there_is_too_little() {
    assertThat(test(Members.of(0, 1)))
        .isEqualTo(
            new TestResult.TooLittle("no conversation moved between accounts after a refusal"));
  }

  @Test
  void what_moved_in_an_incident_only_is_too_little() {
    var log = new EvidenceLog();
    for (int i = 0; i < 40; i++) {
      int principal = log.principalOf(new AccountId("a" + i), 0);
      log.request(principal, 0, false);
      log.request(principal, 3_600_000L, false);
      log.request(principal, 7_200_000L, true);
    }
    log.handedOver(new Handover(0, 1, 7_200_000L, 1));

    assertThat(new Failover().prepare(log, Worlds.TICK).test(Members.of(0, 1)))
        .isEqualTo(
            new TestResult.TooLittle(
                "conversations moved only while the provider had an incident"));
  }

  @Test
  void everybody_together_holds_nearly_every_handover() {
    log.handedOver(new Handover(0, 1, 5, 1));

    var everybody = (TestResult.Measured) test(Members.of(0, 1, 2, 3));

    assertThat(everybody.logP()).isCloseTo(StrictMath.log(4.5 / 5 * (40.5 / 41)), within(1e-9));
  }

  @Test
  void two_who_hand_over_to_one_are_two_pairs() {
    log.handedOver(new Handover(0, 2, 5, 1));
    log.handedOver(new Handover(1, 2, 6, 2));

    var result = (TestResult.Measured) test(Members.of(0, 1, 2));

    // 3.5 of 5 refusals and 30.5 of 41 requests, for both of two pairs.
    assertThat(result.logP()).isCloseTo(2 * StrictMath.log(.7 * 30.5 / 41), within(1e-9));
  }
}
