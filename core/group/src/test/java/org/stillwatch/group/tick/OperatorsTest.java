// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.tick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillwatch.group.tick.Groups.range;
import static org.stillwatch.group.tick.Groups.united;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Seed;
import org.stillwatch.group.Channel;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.Handover;
import org.stillwatch.group.Members;
import org.stillwatch.group.Writers;

/// Two sets of accounts, each passing conversations around, with none ever passed between them, are
/// two operators.
class OperatorsTest {
  private static final United BOTH = united(range(0, 40), range(0, 40), -30);

  private final EvidenceLog log = new EvidenceLog();

  @BeforeEach
  void accounts() {
    for (int i = 0; i < 40; i++) {
      log.principalOf(new AccountId("a" + i), 0);
    }
  }

  @Test
  void two_cores_of_ten_are_told_apart_and_whoever_shares_a_card_goes_along() {
    crowd(0, 10);
    crowd(20, 30);
    card(9, 15, 1);
    card(20, 35, 2);

    var parts = apart();

    assertThat(parts).hasSize(2);
    assertThat(parts.get(0).contains(15)).isTrue();
    assertThat(parts.get(0).contains(35)).isFalse();
    assertThat(parts.get(1).contains(35)).isTrue();
    assertThat(parts.get(0).size() + parts.get(1).size()).isEqualTo(40);
    assertThat(parts.get(0).shared(parts.get(1))).isZero();
  }

  @Test
  void one_conversation_between_them_keeps_them_together() {
    crowd(0, 10);
    crowd(20, 30);
    log.handedOver(new Handover(3, 25, 5_000, 99));

    assertThat(apart()).containsExactly(range(0, 40));
  }

  @Test
  void two_shared_cards_say_that_both_are_one() {
    crowd(0, 10);
    crowd(20, 30);
    card(1, 21, 1);

    assertThat(apart()).hasSize(2);

    card(2, 25, 2);

    assertThat(apart()).containsExactly(range(0, 40));
  }

  @Test
  void where_few_conversations_move_sets_are_to_be_expected() {
    chain(0, 10);
    chain(20, 30);

    assertThat(apart()).containsExactly(range(0, 40));
  }

  @Test
  void four_are_too_few_to_tell() {
    crowd(0, 10);
    crowd(20, 24);

    assertThat(apart()).containsExactly(range(0, 40));
  }

  @Test
  void the_fewer_conversations_move_the_larger_a_set_must_be() {
    assertThat(Operators.leastSize(110, 300)).isEqualTo(5);
    assertThat(Operators.leastSize(600, 1_200)).isBetween(5, 7);
    assertThat(Operators.leastSize(600, 450)).isBetween(40, 55);
    assertThat(Operators.leastSize(600, 270)).isGreaterThan(60);
  }

  private List<Members> apart() {
    return Operators.apart(log, log.wordSpace(10_000), List.of(BOTH)).stream()
        .map(United::members)
        .toList();
  }

  /// Conversations move from each account to the next three.
  private void crowd(int from, int to) {
    for (int i = from; i < to; i++) {
      for (int next = i + 1; next < Math.min(to, i + 4); next++) {
        log.handedOver(new Handover(i, next, 1_000 + i, i));
      }
    }
  }

  private void chain(int from, int to) {
    for (int i = from; i + 1 < to; i++) {
      log.handedOver(new Handover(i, i + 1, 1_000 + i, i));
    }
  }

  private void card(int a, int b, long hash) {
    log.use(a, Channel.PAYMENT, hash, 0);
    log.use(b, Channel.PAYMENT, hash, 0);
  }

  @Test
  void whoever_shares_no_card_goes_with_the_core_that_he_writes_most_like() {
    var writers = Writers.strangers(140, 1);
    var one = Writers.together(writers, 11, 12, 0.5, new Seed(1).random());
    var other = Writers.together(writers, 12, 12, 0.5, new Seed(2).random());
    int silent = writers.principalOf(new AccountId("silent"), 0);
    for (int i = 0; i < 10; i++) {
      for (int next = i + 1; next < Math.min(10, i + 4); next++) {
        writers.handedOver(new Handover(140 + i, 140 + next, i, i));
        writers.handedOver(new Handover(151 + i, 151 + next, i, 100 + i));
      }
    }
    var all = one.union(other).union(Members.of(silent));

    var parts = Operators.apart(writers, writers.wordSpace(0), List.of(united(all, all, -30)));

    assertThat(parts)
        .extracting(United::members)
        .containsExactly(one.union(Members.of(silent)), other);
    assertThat(parts).extracting(United::logQ).containsOnly(-30.0);
  }

  @Test
  void sizes_are_summed_from_the_largest_down() {
    // n k^(k-2) c^(k-1) e^(-ck) / k! of all sizes above reach .001 at 46 and at 5.
    assertThat(Operators.leastSize(600, 450)).isEqualTo(47);
    assertThat(Operators.leastSize(600, 270)).isEqualTo(277);
    assertThat(Operators.leastSize(40, 60)).isEqualTo(6);
  }

  @Test
  void cards_inside_one_core_do_not_join_it_to_the_other() {
    crowd(0, 10);
    crowd(20, 30);
    card(1, 2, 1);
    card(3, 4, 2);
    card(21, 22, 3);
    card(23, 24, 4);

    assertThat(apart()).hasSize(2);
  }
}
