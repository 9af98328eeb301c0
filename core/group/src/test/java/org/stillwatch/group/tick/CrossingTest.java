// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.tick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillwatch.group.tick.Groups.range;
import static org.stillwatch.group.tick.Groups.united;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.AccountId;
import org.stillwatch.group.Channel;
import org.stillwatch.group.EvidenceLog;

/// Groups between which the cards run are one; a relative's card is no bridge.
class CrossingTest {
  private static final United FIRST = united(range(0, 20), range(0, 20), -30);
  private static final United SECOND = united(range(20, 40), range(20, 40), -20);

  private final EvidenceLog log = new EvidenceLog();
  private long card = 1;

  @BeforeEach
  void accounts() {
    for (int i = 0; i < 60; i++) {
      log.principalOf(new AccountId("a" + i), 0);
    }
  }

  @Test
  void three_cards_across_and_as_many_within_join() {
    shared(0, 1);
    shared(2, 3);
    shared(4, 5);
    shared(20, 21);
    across(3);

    assertThat(Crossing.join(log, List.of(FIRST, SECOND)))
        .singleElement()
        .satisfies(g -> {
          assertThat(g.members()).isEqualTo(range(0, 40));
          assertThat(g.logQ()).isEqualTo(-30);
        });
  }

  @Test
  void two_cards_across_are_two_acquaintances() {
    across(2);

    assertThat(Crossing.join(log, List.of(FIRST, SECOND))).containsExactly(FIRST, SECOND);
  }

  @Test
  void fewer_across_than_within_both_stay_apart() {
    for (int i = 0; i < 8; i += 2) {
      shared(i, i + 1);
      shared(20 + i, 21 + i);
    }
    across(3);

    assertThat(Crossing.join(log, List.of(FIRST, SECOND))).containsExactly(FIRST, SECOND);
  }

  @Test
  void a_card_within_the_overlap_of_two_groups_does_not_cross() {
    var overlapping = united(range(10, 30), range(10, 30), -20);
    shared(10, 11);
    shared(12, 13);
    shared(14, 15);

    assertThat(Crossing.join(log, List.of(FIRST, overlapping))).containsExactly(FIRST, overlapping);
  }

  @Test
  void groups_join_over_a_third() {
    var third = united(range(40, 60), range(40, 60), -10);
    across(3);
    for (int i = 0; i < 3; i++) {
      shared(30 + i, 50 + i);
    }

    assertThat(Crossing.join(log, List.of(FIRST, SECOND, third)))
        .singleElement()
        .extracting(United::members)
        .isEqualTo(range(0, 60));
  }

  private void across(int cards) {
    for (int i = 0; i < cards; i++) {
      shared(10 + i, 30 + i);
    }
  }

  private void shared(int a, int b) {
    card++;
    log.use(a, Channel.PAYMENT, card, 0);
    log.use(b, Channel.PAYMENT, card, 0);
  }

  @Test
  void two_of_three_join_and_the_one_between_whom_nothing_crosses_stays() {
    var third = united(range(40, 60), range(40, 60), -10);
    for (int i = 0; i < 3; i++) {
      shared(25 + i, 45 + i);
    }

    assertThat(Crossing.join(log, List.of(FIRST, SECOND, third)))
        .extracting(United::members)
        .containsExactly(range(0, 20), range(20, 60));
  }

  @Test
  void a_card_of_which_one_group_holds_all_does_not_cross_from_either_side() {
    var overlapping = united(range(10, 30), range(10, 30), -20);
    for (int i = 0; i < 3; i++) {
      shared(12 + i, 25 + i);
    }
    assertThat(Crossing.join(log, List.of(FIRST, overlapping))).containsExactly(FIRST, overlapping);
    assertThat(Crossing.join(log, List.of(overlapping, FIRST))).containsExactly(overlapping, FIRST);
  }
}
