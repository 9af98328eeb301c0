// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.AccountId;

/// Who is tied by cards, devices and telephones, and who is out of reach of those who came later.
class BoundTiesTest {
  private static final long MONTH = BoundTies.UNDISPUTED_MILLIS;

  private final EvidenceLog log = new EvidenceLog();

  BoundTiesTest() {
    for (int i = 0; i < 100; i++) {
      log.principalOf(new AccountId("a" + i), 0);
    }
  }

  private void hold(Channel channel, long hash, int... holders) {
    for (int holder : holders) {
      log.use(holder, channel, hash, 0);
    }
  }

  @Test
  void items_with_the_same_holders_are_one_fact_and_facts_come_in_order() {
    hold(Channel.PAYMENT, 1, 5, 6);
    hold(Channel.DEVICE, 2, 6, 5);
    hold(Channel.PHONE, 3, 1, 9);
    hold(Channel.SIGNATURE, 4, 1, 2, 3);
    hold(Channel.PAYMENT, 5, 8);

    assertThat(BoundTies.facts(log))
        .containsExactly(Members.of(1, 2, 3), Members.of(1, 9), Members.of(5, 6));
  }

  @Test
  void what_can_be_imitated_ties_nobody() {
    hold(Channel.VOUCHER, 1, 5, 6);
    hold(Channel.MAIL_DOMAIN, 2, 5, 6);

    assertThat(BoundTies.facts(log)).isEmpty();
    assertThat(BoundTies.facts(log, Members.of(5, 6))).isEmpty();
    assertThat(BoundTies.inside(log, Members.of(5, 6))).isEmpty();
  }

  @Test
  void a_card_of_sixty_four_is_a_fact_and_one_of_sixty_five_is_none() {
    hold(Channel.PAYMENT, 1, IntStream.range(0, 64).toArray());
    hold(Channel.PAYMENT, 2, IntStream.range(30, 95).toArray());
    var all = Members.of(IntStream.range(0, 100).toArray());
    var sixtyFour = Members.of(IntStream.range(0, 64).toArray());

    assertThat(BoundTies.facts(log)).containsExactly(sixtyFour);
    assertThat(BoundTies.facts(log, all)).containsExactly(sixtyFour);
    assertThat(BoundTies.inside(log, all))
        .containsExactly(new BoundTies.Shared(Channel.PAYMENT, 1, sixtyFour));
  }

  @Test
  void facts_of_a_group_name_those_outside_who_hold_them_too() {
    hold(Channel.PAYMENT, 1, 5, 6, 50);
    hold(Channel.DEVICE, 2, 5, 7);
    hold(Channel.DEVICE, 3, 51, 52);

    assertThat(BoundTies.facts(log, Members.of(5, 6, 7)))
        .containsExactly(Members.of(5, 6, 50), Members.of(5, 7));
    assertThat(BoundTies.facts(log, Members.of(8, 9))).isEmpty();
  }

  @Test
  void inside_a_group_only_what_two_of_it_share_counts_by_kind_and_holders() {
    hold(Channel.PAYMENT, 1, 6, 7, 50);
    hold(Channel.PAYMENT, 2, 5, 6);
    hold(Channel.DEVICE, 3, 6, 7);
    hold(Channel.DEVICE, 4, 5, 50);
    hold(Channel.DEVICE, 5, 5, 9, 50);

    assertThat(BoundTies.inside(log, Members.of(5, 6, 7, 9)))
        .containsExactly(
            new BoundTies.Shared(Channel.DEVICE, 5, Members.of(5, 9)),
            new BoundTies.Shared(Channel.DEVICE, 3, Members.of(6, 7)),
            new BoundTies.Shared(Channel.PAYMENT, 2, Members.of(5, 6)),
            new BoundTies.Shared(Channel.PAYMENT, 1, Members.of(6, 7)));
  }

  @Test
  void tied_are_those_who_share_with_as_many_others_as_asked() {
    hold(Channel.PAYMENT, 1, 1, 2, 3);
    hold(Channel.PAYMENT, 2, 4, 5);
    hold(Channel.PAYMENT, 3, 6, 50);
    var group = Members.of(1, 2, 3, 4, 5, 6);

    assertThat(BoundTies.tied(log, group, 1)).isEqualTo(Members.of(1, 2, 3, 4, 5));
    assertThat(BoundTies.tied(log, group, 2)).isEqualTo(Members.of(1, 2, 3));
    assertThat(BoundTies.tied(log, group, 3)).isEqualTo(Members.of());
  }

  @Test
  void an_owner_is_out_of_reach_after_thirty_days_and_not_a_moment_earlier() {
    log.use(1, Channel.PAYMENT, 1, 1_000);
    log.use(2, Channel.PAYMENT, 1, 1_000 + MONTH);
    log.use(3, Channel.PAYMENT, 1, 1_000 + MONTH);
    log.use(11, Channel.PAYMENT, 2, 1_000);
    log.use(12, Channel.PAYMENT, 2, 999 + MONTH);
    log.use(13, Channel.PAYMENT, 2, 1_000 + MONTH);

    assertThat(BoundTies.facts(log)).containsExactly(Members.of(2, 3), Members.of(11, 12, 13));
  }

  @Test
  void an_owner_and_one_thief_share_no_fact() {
    log.use(1, Channel.PAYMENT, 1, 0);
    log.use(2, Channel.PAYMENT, 1, MONTH);

    assertThat(BoundTies.facts(log)).isEmpty();
    assertThat(BoundTies.facts(log, Members.of(1, 2))).isEmpty();
    assertThat(BoundTies.inside(log, Members.of(1, 2))).isEmpty();
  }

  @Test
  void whoever_held_it_since_nobody_knows_when_is_no_owner() {
    log.use(1, Channel.PAYMENT, 1, Long.MIN_VALUE);
    log.use(2, Channel.PAYMENT, 1, MONTH);

    assertThat(BoundTies.facts(log)).containsExactly(Members.of(1, 2));
  }

  @Test
  void the_first_holder_of_a_disputed_item_is_tied_to_nobody() {
    hold(Channel.PAYMENT, 1, 5, 6, 7);
    log.disputed(1);

    assertThat(BoundTies.facts(log)).containsExactly(Members.of(6, 7));
  }
}
