// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.stillwatch.base.AccountId;
import org.stillwatch.testkit.Seeds;

/// A log that forgets accounts is the log in which they never were.
class ForgottenTest {
  private static final int ACCOUNTS = 60;
  private static final List<Channel> CHANNELS =
      List.of(Channel.TEMPLATE, Channel.PAYMENT, Channel.DEVICE, Channel.NETWORK);

  private record Happening(List<Integer> accounts, Consumer<EvidenceLog> to) {}

  private static AccountId account(int number) {
    return new AccountId("a" + number);
  }

  private static int principal(EvidenceLog log, int number) {
    return log.principalOf(account(number), 0);
  }

  private static List<Happening> happenings(long seed) {
    var dice = new SplittableRandom(seed);
    var all = new ArrayList<Happening>();
    for (int time = 0; time < 3_000; time++) {
      int who = dice.nextInt(ACCOUNTS);
      int other = dice.nextInt(ACCOUNTS);
      long item = 1L + dice.nextInt(80);
      long at = time;
      var channel = CHANNELS.get(dice.nextInt(CHANNELS.size()));
      int kind = dice.nextInt(8);
      Consumer<EvidenceLog> to =
          switch (kind) {
            case 0 -> log -> log.leaked(principal(log, who));
            case 1 -> log -> log.stopped(principal(log, who), at);
            case 2 -> log -> log.request(principal(log, who), at, at % 3 == 0);
            case 3 ->
                log ->
                    log.handedOver(
                        new Handover(principal(log, who), principal(log, other), at, item));
            default -> log -> log.use(principal(log, who), channel, item, at);
          };
      all.add(new Happening(kind == 3 ? List.of(who, other) : List.of(who), to));
    }
    return all;
  }

  /// What can be read of a log.
  private static List<Object> read(EvidenceLog log) {
    var read = new ArrayList<Object>();
    for (int p = 0; p < log.size(); p++) {
      var seen = log.principal(p);
      read.add(List.of(p, seen.accounts(), seen.requests(), seen.turnedAway(), seen.handovers()));
      read.add(List.of(seen.stoppedMillis(), seen.boundHoldings(), log.isLeaked(p)));
      for (Channel channel : log.channels()) {
        read.add(seen.items(channel).stream().map(Item::hash).toList());
      }
    }
    for (Channel channel : log.channels()) {
      for (Item item : log.items(channel, 0, Integer.MAX_VALUE)) {
        read.add(List.of(channel.name(), item.hash(), item.holders()));
        item.holdings().forEach(h -> read.add(List.of(h.principal(), h.firstMillis(), h.count())));
        read.add(IntStream.of(item.holderIndexes()).boxed().toList());
      }
    }
    read.addAll(log.handovers());
    return read;
  }

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void what_is_left_is_a_log_without_them(long seed) {
    var dice = new SplittableRandom(seed + 1_000);
    Set<AccountId> gone = new HashSet<>();
    IntStream.range(0, ACCOUNTS)
        .filter(i -> dice.nextInt(3) == 0)
        .forEach(i -> gone.add(account(i)));
    var forgetful = new EvidenceLog();
    var without = new EvidenceLog();
    for (Happening one : happenings(seed)) {
      one.to.accept(forgetful);
      var there = one.accounts.stream().filter(a -> !gone.contains(account(a))).toList();
      there.forEach(a -> principal(without, a));
      if (there.size() == one.accounts.size()) {
        one.to.accept(without);
      }
    }

    forgetful.forget(gone);

    assertThat(forgetful.size()).isEqualTo(without.size()).isBetween(10, ACCOUNTS - 5);
    assertThat(read(forgetful)).isEqualTo(read(without)).hasSizeGreaterThan(500);
  }

  @Test
  void an_organisation_stays_while_one_of_its_accounts_does() {
    var log = new EvidenceLog();
    int team = log.principalOf(account(1), 77);
    log.principalOf(account(2), 77);
    int alone = log.principalOf(account(3), 0);
    log.use(team, Channel.PAYMENT, 5, 10);
    log.use(alone, Channel.PAYMENT, 6, 10);

    var newIndex = log.forget(Set.of(account(1), account(3)));

    assertThat(newIndex.applyAsInt(team)).isZero();
    assertThat(newIndex.applyAsInt(alone)).isNegative();
    assertThat(log.principal(0).accounts()).containsExactly(account(2));
    assertThat(log.principal(0).items(Channel.PAYMENT)).hasSize(1);
    assertThat(log.items(Channel.PAYMENT, 0, 9)).extracting(Item::hash).containsExactly(5L);
    assertThat(log.principalOf(account(4), 77)).as("of the same organisation").isZero();
    assertThat(log.principalOf(account(3), 0)).as("who comes back is new").isEqualTo(1);
  }

  @Test
  void a_long_request_of_somebody_forgotten_is_tied_to_whoever_sent_it_next() {
    var log = new EvidenceLog();
    log.longRequest(principal(log, 1), 99, 10);
    log.longRequest(principal(log, 2), 99, 20);
    log.longRequest(principal(log, 1), 98, 10);

    log.forget(Set.of(account(1)));
    log.longRequest(principal(log, 3), 99, 30);
    log.longRequest(principal(log, 3), 98, 30);

    assertThat(log.items(Channel.REQUEST, 2, 9))
        .singleElement()
        .satisfies(item -> assertThat(item.holderIndexes()).containsExactly(0, 1));
  }
}
