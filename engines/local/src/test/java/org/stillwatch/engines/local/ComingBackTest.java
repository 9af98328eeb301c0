// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Tick;
import org.stillwatch.capture.AccountFacts;
import org.stillwatch.capture.Client;
import org.stillwatch.capture.Fingerprint;
import org.stillwatch.capture.Observation;
import org.stillwatch.group.Channel;
import org.stillwatch.group.Holding;

/// What becomes of an account that was forgotten when something is heard of it again. Days are
/// counted from the first exchange; the memory is four of them.
class ComingBackTest {
  private static final long DAY = 86_400_000L;
  private static final long START = 20_000L * DAY;
  private static final long CARD = 4_711;
  private static final AccountId OWNER = new AccountId("owner");
  private static final AccountId OTHER = new AccountId("other");

  private static final ScanSettings SETTINGS =
      new ScanSettings(
              TinyWorld.SETTINGS.key(),
              TinyWorld.SETTINGS.seed(),
              new Tick(6 * 3_600_000L),
              Optional.empty())
          .remembering(Forgetting.afterDays(4));

  private static AccountFacts row(AccountId id, long asOf, long created, long org) {
    var none = AccountFacts.nothingKnown(id);
    return new AccountFacts(
        id,
        asOf,
        created,
        none.closedMillis(),
        org,
        "pro",
        none.entitlement(),
        "active",
        "",
        org == 0 ? Set.of() : Set.of("organisation"),
        Set.of(),
        Set.of(),
        List.of(new AccountFacts.Payment(CARD, "card", 3, AccountFacts.UNKNOWN_TIME)),
        0,
        0,
        0,
        List.of(),
        0,
        0,
        0);
  }

  private static Observation exchange(AccountId account, long day) {
    return Made.exchange(
        account + "-" + day, account, START + day * DAY + 1, Client.UNKNOWN, Fingerprint.NONE, 200);
  }

  private static Located located(Observation exchange) {
    return new Located(exchange, exchange.id().hashCode(), new Located.Place(0, 1, 0, 1));
  }

  private static List<Observation> exchanges(AccountId account, LongStream days) {
    return days.mapToObj(day -> exchange(account, day)).toList();
  }

  private static ScanInput input(
      List<Observation> exchanges, List<AccountFacts> rows, List<ScanInput.Closure> closures) {
    return new ScanInput(
        exchanges.stream().sorted(Intake.REPLAY_ORDER).toList(), new AccountBook(rows), closures);
  }

  /// The card's owner is away while somebody else uses it: it stays the owner's, so that the other
  /// one does not pull him in (`contracts.md` 4.2 b).
  @Test
  void what_the_table_says_of_it_counts_again_in_its_place_in_time() {
    long opened = START - 200 * DAY;
    var rows =
        List.of(
            row(OWNER, AccountFacts.UNKNOWN_TIME, opened, 77),
            row(OTHER, AccountFacts.UNKNOWN_TIME, START + 10 * DAY, 0));
    var exchanges = new ArrayList<>(exchanges(OTHER, LongStream.rangeClosed(10, 20)));
    exchanges.addAll(exchanges(OWNER, LongStream.of(0, 18, 20)));

    var engine = new Replay(input(exchanges, rows, List.of()), SETTINGS, Progress.SILENT).run();

    assertThat(engine.forgotten()).isEqualTo(1);
    var log = engine.world().log();
    int owner = log.principalOf(OWNER, 0);
    int other = log.principalOf(OTHER, 0);
    assertThat(other).isZero();
    assertThat(owner).isEqualTo(1);
    assertThat(log.principal(owner).requests()).isEqualTo(2);
    assertThat(log.principal(owner).organisation()).isTrue();
    assertThat(log.principal(owner).openedMillis()).isEqualTo(opened);
    assertThat(log.items(Channel.PAYMENT, 2, 2))
        .singleElement()
        .satisfies(card ->
            assertThat(card.holdings())
                .extracting(Holding::principal)
                .containsExactly(owner, other));
    assertThat(engine.world().facts(OWNER)).map(AccountFacts::organisationVerified).contains(true);
  }

  @Test
  void a_table_that_comes_every_day_keeps_nobody_in_memory() {
    var engine = new LiveEngine(SETTINGS, Registry.NONE, 0);
    var history = new ArrayList<AccountFacts>();
    for (long day = 0; day < 12; day++) {
      history.add(row(OWNER, START + day * DAY, START, 0));
      engine.take(OWNER, List.copyOf(history));
      if (day == 0) {
        engine.take(located(exchange(OWNER, day)));
      }
      engine.take(located(exchange(OTHER, day)));
    }

    assertThat(engine.forgotten()).isEqualTo(1);
    assertThat(engine.remembered()).isEqualTo(1);
    assertThat(engine.facts(OWNER)).map(AccountFacts::asOfMillis).contains(START + 10 * DAY);
  }

  /// A measure is a sign of life, and its subject is watched for whoever succeeds it.
  @Test
  void a_measure_keeps_its_subject_for_as_long_and_an_old_one_brings_nobody_back() {
    var stop = new ScanInput.Closure(OWNER, START + 3 * DAY);
    var exchanges = new ArrayList<>(exchanges(OTHER, LongStream.rangeClosed(0, 12)));
    exchanges.add(exchange(OWNER, 0));
    exchanges.sort(Intake.REPLAY_ORDER);

    var engine = new LiveEngine(SETTINGS, Registry.NONE, 0);
    engine.take(stop);
    var remembered = new ArrayList<Integer>();
    for (Observation one : exchanges) {
      engine.take(located(one));
      remembered.add(engine.remembered());
    }
    assertThat(remembered)
        .as("after two exchanges of the first day, and one of each of the next twelve")
        .containsExactly(0, 0, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1);
    engine.take(stop);
    engine.settle();

    assertThat(engine.remembered()).isEqualTo(1);
    assertThat(engine.result())
        .isEqualTo(
            LocalScan.run(input(exchanges, List.of(), List.of(stop)), SETTINGS, Progress.SILENT));
  }
}
