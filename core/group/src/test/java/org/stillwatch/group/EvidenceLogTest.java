// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.AccountId;
import org.stillwatch.capture.Features;

/// What the log keeps of what it is told, by principal and by item.
class EvidenceLogTest {
  private static final long HOUR = 3_600_000L;
  private static final long DAY = 24 * HOUR;

  private final EvidenceLog log = new EvidenceLog();

  private int account(String name) {
    return log.principalOf(new AccountId(name), 0);
  }

  @Test
  void accounts_of_one_organisation_are_one_principal_and_the_first_statement_stands() {
    int alone = account("x");
    int first = log.principalOf(new AccountId("y"), 77);
    int second = log.principalOf(new AccountId("z"), 77);
    int other = log.principalOf(new AccountId("w"), 78);

    assertThat(List.of(alone, first, second, other)).containsExactly(0, 1, 1, 2);
    assertThat(log.principalOf(new AccountId("x"), 77)).isEqualTo(alone);
    assertThat(log.size()).isEqualTo(3);
    assertThat(log.principal(alone).organisation()).isFalse();
    assertThat(log.principal(first).organisation()).isTrue();
    assertThat(log.principal(first).accounts())
        .containsExactly(new AccountId("y"), new AccountId("z"));
  }

  @Test
  void a_principal_holds_an_item_from_the_use_that_its_channel_asks_for() {
    int user = account("x");

    log.use(user, Channel.TEMPLATE, 5, 10);
    log.use(user, Channel.TEMPLATE, 5, 20);
    assertThat(log.principal(user).items(Channel.TEMPLATE)).isEmpty();

    log.use(user, Channel.TEMPLATE, 5, 30);
    assertThat(log.principal(user).items(Channel.TEMPLATE))
        .singleElement()
        .satisfies(i -> {
          assertThat(i.hash()).isEqualTo(5);
          assertThat(i.channel()).isEqualTo(Channel.TEMPLATE);
          assertThat(i.holderIndexes()).containsExactly(user);
          assertThat(i.heldBy(user)).isTrue();
          assertThat(i.holdings().getFirst().firstMillis()).isEqualTo(10);
        });
  }

  @Test
  void items_come_by_hash_within_the_range_of_holders() {
    for (int i = 0; i < 4; i++) {
      account("a" + i);
    }
    for (int hash = 4; hash >= 1; hash--) {
      for (int i = 0; i < hash; i++) {
        log.use(i, Channel.PAYMENT, hash, 0);
      }
    }
    log.use(0, Channel.DEVICE, 9, 0);

    assertThat(log.items(Channel.PAYMENT, 2, 3)).extracting(Item::hash).containsExactly(2L, 3L);
    assertThat(log.items(Channel.PAYMENT, 1, 9))
        .extracting(Item::holders)
        .containsExactly(1, 2, 3, 4);
    assertThat(log.items(Channel.PHONE, 1, 9)).isEmpty();
    assertThat(log.channels()).containsExactly(Channel.DEVICE, Channel.PAYMENT);
    assertThat(log.principal(0).items(Channel.PAYMENT))
        .extracting(Item::hash)
        .containsExactly(4L, 3L, 2L, 1L);
  }

  @Test
  void only_what_is_costly_to_forge_counts_as_bound() {
    int user = account("x");
    log.use(user, Channel.PAYMENT, 1, 0);
    log.use(user, Channel.DEVICE, 2, 0);
    log.use(user, Channel.VOUCHER, 3, 0);
    log.use(user, Channel.PAYMENT, 1, 0);

    assertThat(log.principal(user).boundHoldings()).isEqualTo(2);
  }

  @Test
  void a_disputed_item_is_remembered_once() {
    log.disputed(5);
    log.disputed(5);

    assertThat(log.isDisputed(5)).isTrue();
    assertThat(log.isDisputed(6)).isFalse();
    assertThat(log.disputes()).isEqualTo(1);
  }

  @Test
  void requests_are_counted_and_placed_in_half_hours() {
    int user = account("x");
    assertThat(log.principal(user).firstMillis()).isEqualTo(Long.MAX_VALUE);

    log.request(user, 10 * HOUR, false);
    log.request(user, 10 * HOUR + 1_799_999, true);
    log.request(user, 10 * HOUR + 1_800_000, false);
    log.request(user, 12 * HOUR, false);

    var seen = log.principal(user);
    assertThat(seen.requests()).isEqualTo(4);
    assertThat(seen.turnedAway()).isEqualTo(1);
    assertThat(seen.firstMillis()).isEqualTo(10 * HOUR);
    assertThat(seen.activeBinCount()).isEqualTo(3);
    assertThat(seen.activeBins(0)).containsExactly(20, 21, 24);
    assertThat(seen.activeBins(21)).containsExactly(21, 24);
    assertThat(seen.activeBins(22)).containsExactly(24);
    assertThat(seen.activeBins(25)).isEmpty();
    assertThat(seen.activeHours().hours().toArray()).containsExactly(10, 12);
    assertThat(seen.refusedHours().hours().toArray()).containsExactly(10);
    assertThat(seen.series().inHour(10)).isEqualTo(3);
  }

  @Test
  void many_half_hours_are_kept_in_order() {
    int user = account("x");
    for (int bin = 0; bin < 100; bin++) {
      log.request(user, bin * PrincipalLog.BIN_MILLIS, false);
    }

    assertThat(log.principal(user).activeBins(0))
        .containsExactly(IntStream.range(0, 100).toArray());
    assertThat(log.principal(user).activeBins(99)).containsExactly(99);
  }

  @Test
  void what_is_sent_in_the_day_after_a_release_is_noted_for_it() {
    int user = account("x");
    log.released("new", DAY);
    log.released("newer", DAY + HOUR);

    log.model(user, "new", DAY - 1);
    assertThat(log.principal(user).adoptions()).isEmpty();

    log.model(user, "new", DAY);
    log.model(user, "newer", DAY + HOUR);
    log.model(user, "old", 2 * DAY - 1);
    log.model(user, "new", 2 * DAY);

    assertThat(log.releases()).containsExactly(entry("new", DAY), entry("newer", DAY + HOUR));
    assertThat(log.principal(user).adoptions().get("new"))
        .isNotNull()
        .satisfies(a -> {
          assertThat(a.requests()).isEqualTo(3);
          assertThat(a.firstMillis()).isEqualTo(DAY);
        });
    assertThat(log.principal(user).adoptions().get("newer"))
        .isNotNull()
        .satisfies(a -> {
          assertThat(a.requests()).isEqualTo(3);
          assertThat(a.firstMillis()).isEqualTo(DAY + HOUR);
        });
  }

  @Test
  void a_long_request_becomes_an_item_when_a_second_principal_sends_it() {
    int first = account("x");
    int second = account("y");
    int third = account("z");

    log.longRequest(first, 9, 100);
    log.longRequest(first, 9, 200);
    assertThat(log.items(Channel.REQUEST, 0, 99)).isEmpty();

    log.longRequest(second, 9, 300);
    log.longRequest(third, 9, 400);
    assertThat(log.items(Channel.REQUEST, 0, 99))
        .singleElement()
        .satisfies(i -> assertThat(i.holderIndexes()).containsExactly(first, second, third));
  }

  @Test
  void a_handover_is_noted_on_both_sides_until_it_turns_out_to_be_no_private_one() {
    int from = account("x");
    int to = account("y");
    int other = account("z");
    var one = new Handover(from, to, 5, 100);
    var two = new Handover(to, other, 6, 101);
    log.handedOver(one);
    log.handedOver(two);

    assertThat(log.principal(from).handovers()).isEqualTo(1);
    assertThat(log.principal(to).handovers()).isEqualTo(2);
    assertThat(log.handovers()).containsExactly(one, two);

    log.notPrivate(999);
    assertThat(log.takenBack()).isZero();

    log.notPrivate(100);
    assertThat(log.takenBack()).isEqualTo(1);
    assertThat(log.handovers()).containsExactly(two);
  }

  @Test
  void the_earliest_opening_and_the_earliest_stop_of_its_accounts_count() {
    int user = account("x");
    assertThat(log.principal(user).openedMillis()).isEqualTo(Long.MIN_VALUE);
    assertThat(log.principal(user).stoppedMillis()).isEqualTo(Long.MAX_VALUE);
    assertThat(log.principal(user).isNamedSuccessor()).isFalse();

    for (long time : new long[] {50, 40, 60}) {
      log.opened(user, time);
      log.stopped(user, time + 100);
    }
    log.namedSuccessor(user);

    assertThat(log.principal(user).openedMillis()).isEqualTo(40);
    assertThat(log.principal(user).stoppedMillis()).isEqualTo(140);
    assertThat(log.principal(user).isNamedSuccessor()).isTrue();
  }

  @Test
  void the_client_and_the_pathway_used_most_are_those_of_the_principal() {
    int user = account("x");
    log.client(user, 1, 10);
    log.client(user, 2, 10);
    log.client(user, 2, 11);
    log.client(user, 0, 10);

    assertThat(log.principal(user).mainPathway()).isEqualTo(2);
    assertThat(log.principal(user).mainClient()).isEqualTo(10);
  }

  @Test
  void numbers_are_kept_by_template() {
    int user = account("x");
    assertThat(log.principal(user).numbers()).isEmpty();

    log.number(user, 3, 17, 500);
    log.number(user, 3, 19, 400);

    assertThat(log.principal(user).numbers().get(3L))
        .isNotNull()
        .satisfies(n -> {
          assertThat(n.below(1)).containsExactly(17, 19);
          assertThat(n.firstMillis()).isEqualTo(400);
        });
  }

  @Test
  void word_features_are_added_up_and_a_prompt_without_any_is_not_counted() {
    int user = account("x");
    assertThat(log.principal(user).wordSums()).isEmpty();
    int[] counters = new int[Features.DIMENSIONS];
    counters[0] = 7;
    counters[63] = -3;

    log.wrote(user, Features.packed(counters));
    log.wrote(user, List.of());
    log.wrote(user, Features.packed(counters));
    log.principal(user).wordSums()[0] = 99;

    assertThat(log.principal(user).written()).isEqualTo(2);
    assertThat(log.principal(user).wordSums()).startsWith(14).endsWith(-6).hasSize(64);
  }

  @Test
  void words_are_looked_at_once_in_six_hours() {
    var first = log.wordSpace(12 * HOUR);

    assertThat(log.wordSpace(18 * HOUR - 1)).isSameAs(first);
    assertThat(log.wordSpace(18 * HOUR)).isNotSameAs(first);
  }
}
