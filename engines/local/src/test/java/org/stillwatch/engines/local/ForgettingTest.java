// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.base.Tick;
import org.stillwatch.capture.AccountFacts;
import org.stillwatch.capture.Observation;
import org.stillwatch.detect.AccountCard;
import org.stillwatch.group.BoundTies;
import org.stillwatch.group.HourSet;
import org.stillwatch.group.Series;
import org.stillwatch.group.tick.Grouping;
import org.stillwatch.judge.Campaign;
import org.stillwatch.testkit.Seeds;

/// What a service forgets, and that a scan forgets the same.
class ForgettingTest {
  private static final long LATENESS = 900_000L;
  private static final Forgetting FOUR_DAYS = Forgetting.afterDays(4);

  private static ScanSettings settings(Forgetting forgetting, int tickHours) {
    var usual = TinyWorld.SETTINGS;
    return new ScanSettings(
            usual.key(), usual.seed(), new Tick(tickHours * 3_600_000L), Optional.empty())
        .remembering(forgetting);
  }

  private static ScanResult scan(ScanInput input, ScanSettings settings) {
    return LocalScan.run(input, settings, Progress.SILENT);
  }

  /// A service to which everything comes within the lateness, measures and leaks in time.
  private static LiveEngine live(GapWorld world, ScanSettings settings, long seed) {
    var engine = new LiveEngine(settings, Registry.NONE, LATENESS);
    world.accounts.stream().collect(Collectors.groupingBy(AccountFacts::id)).forEach(engine::take);
    world.closures.forEach(engine::take);
    world.disputes.forEach(engine::take);
    world.leaks.forEach(engine::take);
    var random = new SplittableRandom(seed);
    record Arrival(Observation exchange, long atMillis) {}
    world.exchanges.stream()
        .map(e -> new Arrival(e, e.timeMillis() + random.nextLong(LATENESS)))
        .sorted(Comparator.comparingLong(Arrival::atMillis))
        .forEach(a -> engine.take(located(a.exchange())));
    engine.settle();
    return engine;
  }

  private static Located located(Observation exchange) {
    return new Located(exchange, exchange.id().hashCode(), new Located.Place(0, 1, 0, 1));
  }

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void a_service_forgets_what_a_scan_forgets(long seed) {
    var world = new GapWorld(seed);
    int tickHours = List.of(2, 3, 5, 24).get((int) Math.floorMod(seed, 4L));
    var settings = settings(FOUR_DAYS, tickHours);

    var engine = live(world, settings, seed);

    assertThat(engine.forgotten()).isPositive();
    assertThat(engine.result()).isEqualTo(scan(world.input(), settings));
    assertThat(engine.counts()).containsOnlyKeys(LiveEngine.Taken.NEW);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void a_memory_longer_than_the_log_changes_nothing(long seed) {
    var world = new GapWorld(seed);
    var never = scan(world.input(), settings(Forgetting.NEVER, 3));

    assertThat(scan(world.input(), settings(Forgetting.afterDays(20), 3))).isEqualTo(never);
    assertThat(never.campaigns()).isNotEmpty();
    assertThat(never.accountsSeen()).isEqualTo(200);
  }

  /// The first days hold nothing that anybody shares, so that no group of them was ever tested.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void what_is_left_is_what_a_run_without_them_has(long seed) {
    var world = new GapWorld(seed);
    long late = GapWorld.START + 6 * GapWorld.DAY;
    var lonely = new LonelyAccounts(seed, 60, GapWorld.START - 3 * GapWorld.DAY);
    var later =
        world.exchanges.stream().filter(e -> e.timeMillis() >= late).collect(Collectors.toList());
    var rows =
        world.accounts.stream()
            .filter(r -> AccountBook.since(r) >= late)
            .collect(Collectors.toList());
    var settings = settings(FOUR_DAYS, 3);

    var without = scan(input(later, rows), settings);
    later.addAll(lonely.exchanges());
    rows.addAll(lonely.rows());
    var engine = new Replay(input(later, rows), settings, Progress.SILENT).run();

    assertThat(engine.forgotten()).isGreaterThanOrEqualTo(60);
    assertThat(engine.result()).isEqualTo(without);
    assertThat(without.campaigns()).isNotEmpty();
    assertThat(scan(input(later, rows), settings(Forgetting.NEVER, 3))).isNotEqualTo(without);
  }

  private static ScanInput input(List<Observation> exchanges, List<AccountFacts> rows) {
    return new ScanInput(
        exchanges.stream().sorted(Intake.REPLAY_ORDER).toList(), new AccountBook(rows), List.of());
  }

  @Test
  void whoever_belongs_to_a_campaign_stays_with_all_exchanges_of_it() {
    var world = new GapWorld(1);
    var never = scan(world.input(), settings(Forgetting.NEVER, 3));

    var forgetting = scan(world.input(), settings(FOUR_DAYS, 3));

    assertThat(forgetting.accountsSeen()).isLessThan(never.accountsSeen());
    assertThat(forgetting.campaigns())
        .filteredOn(c -> c.firstSeenMillis() < GapWorld.START + 5 * GapWorld.DAY)
        .as("the farm of the third day, quiet for two weeks")
        .extracting(Campaign::exchanges)
        .containsExactlyElementsOf(
            never.campaigns().stream()
                .filter(c -> c.firstSeenMillis() < GapWorld.START + 5 * GapWorld.DAY)
                .map(Campaign::exchanges)
                .toList())
        .isNotEmpty();
  }

  @Test
  void a_service_remembers_no_more_after_its_horizon_however_long_it_runs() {
    var engine = new LiveEngine(settings(FOUR_DAYS, 24), Registry.NONE, LATENESS);
    int most = 0;
    for (long day = 0; day < 30; day++) {
      var came = new LonelyAccounts(day, 40, GapWorld.START + day * GapWorld.DAY);
      came.rows().forEach(row -> engine.take(row.id(), List.of(row)));
      came.exchanges().forEach(e -> engine.take(located(e)));
      most = Math.max(most, engine.remembered());
    }

    assertThat(most).isLessThanOrEqualTo(40 * 7);
    assertThat(engine.forgotten() + engine.remembered()).isEqualTo(40 * 30);
  }

  @Test
  void a_service_remembers_longer_than_anything_looks_back() {
    long least = Duration.ofDays(Forgetting.LEAST_DAYS).toMillis();
    assertThat(
            List.of(
                Duration.ofDays(AccountCard.DAYS).toMillis(),
                Duration.ofHours(HourSet.KEPT).toMillis(),
                Duration.ofHours(2L * Series.HOURS).toMillis(),
                BoundTies.UNDISPUTED_MILLIS,
                Grouping.REMEMBERED_MILLIS))
        .allSatisfy(window -> assertThat(window).isLessThan(least));
    assertThatThrownBy(() -> new Forgetting(0)).hasMessage("memory is longer than zero, got 0");
  }
}
