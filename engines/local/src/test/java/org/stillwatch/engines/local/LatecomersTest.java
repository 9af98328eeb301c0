// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.base.AccountId;
import org.stillwatch.capture.AccountFacts;
import org.stillwatch.capture.Client;
import org.stillwatch.capture.Observation;
import org.stillwatch.engines.local.LiveEngine.Late;
import org.stillwatch.engines.local.LiveEngine.Taken;
import org.stillwatch.judge.Campaign;

/// What comes after its tick: the first look of the next day sees it, each exchange once.
class LatecomersTest {
  private static final long LATENESS = 900_000L;
  private static final long HOUR = 3_600_000L;
  private static final long DAY = 24 * HOUR;
  private static final long END = TinyWorld.START + 3 * DAY;

  /// Somebody whose traffic lets time pass.
  private static final AccountId CLOCK = new AccountId("clock");

  private final TinyWorld world = new TinyWorld(1, true);

  private record Arrival(Observation exchange, long atMillis) {}

  private static Located located(Observation exchange) {
    return new Located(exchange, exchange.id().hashCode(), new Located.Place(0, 1, 0, 1));
  }

  private static LiveEngine engine(ScanSettings settings, List<AccountFacts> table) {
    var engine = new LiveEngine(settings, Registry.NONE, LATENESS);
    table.stream().collect(Collectors.groupingBy(AccountFacts::id)).forEach(engine::take);
    return engine;
  }

  private LiveEngine engine() {
    return engine(TinyWorld.SETTINGS, world.accounts);
  }

  private Observation clock(long timeMillis) {
    var like = world.exchanges.getFirst();
    return Made.exchange(
        "clock" + timeMillis,
        CLOCK,
        timeMillis,
        new Client(7, 7, 5, 0, 0),
        like.fingerprint(),
        200);
  }

  private static void take(LiveEngine engine, Observation exchange, Taken expected) {
    assertThat(engine.take(located(exchange))).isEqualTo(expected);
  }

  private static ScanResult scan(List<Observation> exchanges, List<AccountFacts> table) {
    return LocalScan.run(
        new ScanInput(
            exchanges.stream().sorted(Intake.REPLAY_ORDER).toList(),
            new AccountBook(table),
            List.of()),
        TinyWorld.SETTINGS,
        Progress.SILENT);
  }

  /// Sends a world of which some arrives up to 18 hours later, then something of the day after.
  private LiveEngine sent(Predicate<Observation> isLate, long seed) {
    var random = new SplittableRandom(seed);
    var engine = engine();
    world.exchanges.stream()
        .map(e -> {
          long delay =
              isLate.test(e) ? HOUR + random.nextLong(17 * HOUR) : random.nextLong(LATENESS);
          return new Arrival(e, e.timeMillis() + delay);
        })
        .sorted(Comparator.comparingLong(Arrival::atMillis))
        .forEach(a -> engine.take(located(a.exchange())));
    engine.take(located(clock(END + DAY + HOUR)));
    engine.settle();
    return engine;
  }

  /// The log of a third of all accounts is hours behind, every day.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void the_first_look_of_the_next_day_finds_what_a_scan_finds(long seed) {
    var random = new SplittableRandom(seed);
    Set<AccountId> behind =
        world.accounts.stream()
            .map(AccountFacts::id)
            .filter(a -> random.nextInt(3) == 0)
            .collect(Collectors.toCollection(HashSet::new));
    var all = new ArrayList<>(world.exchanges);
    all.add(clock(END + DAY + HOUR));
    var scanned = scan(all, world.accounts);

    var engine = sent(e -> behind.contains(e.account()), seed);

    var found = engine.result();
    var late = engine.late();
    assertThat(late.seen()).isGreaterThan(1_000);
    assertThat(late).isEqualTo(new Late(0, late.seen(), 0, 0));
    assertThat(engine.counts().get(Taken.LATE)).isEqualTo(late.seen());
    assertThat(found.accountsSeen()).isEqualTo(scanned.accountsSeen());
    assertThat(found.campaigns()).hasSize(1);
    Campaign one = found.campaigns().getFirst();
    Campaign expected = scanned.campaigns().getFirst();
    assertThat(one.verdict()).isEqualTo(expected.verdict());
    assertThat(one.exchanges()).isEqualTo(expected.exchanges());
    assertThat(one.firstSeenMillis()).isEqualTo(expected.firstSeenMillis());
    assertThat(one.lastSeenMillis()).isEqualTo(expected.lastSeenMillis());
    assertThat(one.accounts()).isEqualTo(expected.accounts());
    // A campaign is named after those who were seen first.
    assertThat(found.accounts().toString().replace(one.id(), expected.id()))
        .isEqualTo(scanned.accounts().toString());
  }

  /// A farm whose whole log came late is found a day later, and nobody else.
  @Test
  void a_campaign_that_came_late_as_a_whole_is_found_on_the_next_day() {
    var engine = sent(e -> e.account().value().startsWith("f"), 4);

    var campaigns = engine.result().campaigns();
    assertThat(campaigns).hasSize(1);
    assertThat(campaigns.getFirst().accounts())
        .hasSize(40)
        .allSatisfy(a -> assertThat(a.id().value()).startsWith("f"));
    assertThat(campaigns.getFirst().exchanges()).isEqualTo(40 * 60);
  }

  @Test
  void what_comes_late_waits_for_the_next_day_and_counts_once() {
    var engine = engine();
    var late = world.exchanges.getFirst();
    world.exchanges.stream()
        .sorted(Intake.REPLAY_ORDER)
        .filter(e -> !e.id().equals(late.id()))
        .forEach(e -> engine.take(located(e)));
    engine.settle();
    var before = engine.result();

    take(engine, late, Taken.LATE);
    take(engine, late, Taken.DUPLICATE);
    assertThat(engine.take(new Located(late, 5, new Located.Place(0, 2, 0, 1))))
        .isEqualTo(Taken.CONFLICT);
    engine.settle();
    assertThat(engine.result()).isEqualTo(before);
    assertThat(engine.late()).isEqualTo(new Late(1, 0, 0, 0));

    take(engine, clock(END + DAY + HOUR), Taken.NEW);
    assertThat(engine.late()).isEqualTo(new Late(0, 1, 0, 0));
    take(engine, late, Taken.LATE);
    take(engine, clock(END + 2 * DAY + HOUR), Taken.NEW);
    assertThat(engine.late()).isEqualTo(new Late(0, 1, 1, 0));
  }

  @Test
  void within_a_day_what_came_late_is_known_when_it_comes_again() {
    var engine = engine(TinyWorld.SETTINGS, List.of());
    take(engine, clock(END - 5 * HOUR), Taken.NEW);
    take(engine, clock(END - HOUR), Taken.NEW);
    take(engine, clock(END - 6 * HOUR), Taken.LATE);
    take(engine, clock(END + HOUR), Taken.NEW);
    assertThat(engine.late()).isEqualTo(new Late(0, 1, 0, 0));
    take(engine, clock(END - 6 * HOUR), Taken.DUPLICATE);
  }

  @Test
  void what_was_seen_long_ago_and_comes_again_changes_nothing() {
    var engine = engine();
    var without = engine();
    for (var each : List.of(engine, without)) {
      world.exchanges.stream().sorted(Intake.REPLAY_ORDER).forEach(e -> each.take(located(e)));
      take(each, clock(END + 2 * DAY + HOUR), Taken.NEW);
    }
    var again = world.exchanges.subList(0, 500);
    again.forEach(e -> take(engine, e, Taken.LATE));
    for (var each : List.of(engine, without)) {
      take(each, clock(END + 3 * DAY + HOUR), Taken.NEW);
      each.settle();
    }

    assertThat(engine.late()).isEqualTo(new Late(0, 0, 500, 0));
    assertThat(engine.result()).isEqualTo(without.result());
  }

  @Test
  void what_is_older_than_the_memory_is_counted_and_let_go() {
    var settings = TinyWorld.SETTINGS.remembering(Forgetting.afterDays(31));
    var engine = engine(settings, List.of());
    take(engine, clock(END), Taken.NEW);
    take(engine, clock(END + 40 * DAY), Taken.NEW);
    world.exchanges.subList(0, 50).forEach(e -> take(engine, e, Taken.LATE));
    take(engine, clock(END + 41 * DAY), Taken.NEW);
    engine.settle();

    assertThat(engine.late()).isEqualTo(new Late(0, 0, 0, 50));
  }

  @Test
  void more_than_may_wait_is_taken_in_at_once() {
    var engine = engine(TinyWorld.SETTINGS, List.of());
    take(engine, clock(END), Taken.NEW);
    take(engine, clock(END + HOUR), Taken.NEW);
    var like = world.exchanges.getFirst();
    int most = 0;
    for (int i = 0; i < Latecomers.MOST + 10; i++) {
      var old =
          Made.exchange(
              "old" + i,
              new AccountId("old" + i % 100),
              END - i * 100L,
              like.client(),
              like.fingerprint(),
              200);
      take(engine, old, Taken.LATE);
      most = Math.max(most, engine.late().waiting());
    }
    assertThat(most).isLessThan(Latecomers.MOST);
    assertThat(engine.late()).isEqualTo(new Late(10, Latecomers.MOST, 0, 0));
  }
}
