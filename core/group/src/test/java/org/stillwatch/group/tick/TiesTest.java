// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.tick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillwatch.group.tick.Groups.range;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.AccountId;
import org.stillwatch.group.Channel;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.Handover;
import org.stillwatch.group.Members;

/// How members hang together by cards, conversations and turns.
class TiesTest {
  private static final Members GROUP = range(0, 30);

  private final EvidenceLog log = new EvidenceLog();
  private long card;

  TiesTest() {
    for (int i = 0; i < 40; i++) {
      log.principalOf(new AccountId("a" + i), 0);
    }
  }

  private void card(int... holders) {
    card++;
    for (int holder : holders) {
      log.use(holder, Channel.PAYMENT, card, 0);
    }
  }

  /// Cards between each and the next.
  private void chain(int from, int to) {
    for (int i = from; i + 1 < to; i++) {
      card(i, i + 1);
    }
  }

  private Ties ties() {
    return Ties.of(log, GROUP, Members.of());
  }

  @Test
  void cards_conversations_and_turns_connect_those_inside() {
    card(0, 1, 35);
    card(2, 36);
    log.handedOver(new Handover(1, 4, 0, 1));
    log.handedOver(new Handover(5, 37, 0, 2));
    log.handedOver(new Handover(38, 6, 0, 3));
    var ties = Ties.of(log, GROUP, Members.of(7, 8, 9, 39));

    assertThat(ties.components()).containsExactly(Members.of(0, 1, 4), Members.of(7, 8, 9));
    assertThat(ties.shared()).isEqualTo(Members.of(0, 1));
    assertThat(ties.tookOver()).isEqualTo(Members.of(4));
    assertThat(ties.inTurns()).isEqualTo(Members.of(7, 8, 9));
  }

  @Test
  void whoever_was_turned_away_did_nothing() {
    log.handedOver(new Handover(1, 4, 0, 1));

    assertThat(ties().toGroup()).isEqualTo(Members.of(4));
    assertThat(ties().acted(4)).isTrue();
    assertThat(ties().acted(1)).isFalse();
  }

  @Test
  void a_tie_is_costly_in_threes_and_by_acts() {
    card(0, 1);
    card(2, 3, 4);
    log.handedOver(new Handover(5, 6, 0, 1));
    var ties = Ties.of(log, GROUP, Members.of(7, 8));

    assertThat(IntStream.range(0, 10).filter(ties::costly)).containsExactly(2, 3, 4, 6, 7, 8);
    assertThat(ties.sharedInThrees()).isEqualTo(Members.of(2, 3, 4));
  }

  @Test
  void where_half_hang_together_a_handful_beside_them_is_tied_to_each_other_only() {
    chain(0, 6);
    card(10, 11);
    card(12, 13);
    card(14, 15);

    assertThat(ties().inLarge()).isEqualTo(range(0, 6));
    assertThat(ties().toGroup()).isEqualTo(range(0, 6));
  }

  @Test
  void where_less_than_half_hang_together_each_knot_counts() {
    chain(0, 6);
    card(10, 11);
    card(12, 13);
    card(14, 15);
    card(16, 17);

    assertThat(ties().toGroup()).isEqualTo(range(0, 6).union(range(10, 18)));
  }

  @Test
  void five_who_hang_together_are_a_handful_and_leave_nobody_out() {
    chain(0, 5);
    card(10, 11);

    assertThat(ties().inLarge()).isEqualTo(Members.of());
    assertThat(ties().toGroup()).isEqualTo(range(0, 5).union(range(10, 12)));
  }

  @Test
  void whoever_hangs_with_one_that_meets_a_condition_is_linked_to_it() {
    chain(0, 3);
    chain(10, 13);

    assertThat(ties().linkedTo(p -> p == 12)).isEqualTo(range(10, 13));
    assertThat(ties().linkedTo(p -> p == 25)).isEqualTo(Members.of());
  }

  @Test
  void strangers_have_no_ties() {
    assertThat(ties())
        .isEqualTo(new Ties(Members.of(), Members.of(), Members.of(), Members.of(), List.of()));
    assertThat(ties().toGroup()).isEqualTo(Members.of());
  }
}
