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
import org.stillwatch.group.Handover;
import org.stillwatch.group.Members;

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
    chain(0, 10);
    chain(20, 30);
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
    chain(0, 10);
    chain(20, 30);
    log.handedOver(new Handover(3, 25, 5_000, 99));

    assertThat(apart()).containsExactly(range(0, 40));
  }

  @Test
  void nine_are_too_few_to_tell() {
    chain(0, 10);
    chain(20, 29);

    assertThat(apart()).containsExactly(range(0, 40));
  }

  private List<Members> apart() {
    return Operators.apart(log, log.wordSpace(10_000), List.of(BOTH)).stream()
        .map(United::members)
        .toList();
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
}
