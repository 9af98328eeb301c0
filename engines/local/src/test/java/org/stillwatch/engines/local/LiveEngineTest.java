// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Verdict;
import org.stillwatch.capture.AccountFacts;
import org.stillwatch.capture.Observation;
import org.stillwatch.capture.RegistryEntry;
import org.stillwatch.engines.local.LiveEngine.Taken;
import org.stillwatch.judge.Campaign;

class LiveEngineTest {
  private static final long LATENESS = 900_000L;
  private static final Progress QUIET = (stage, done, all) -> {};

  private static TinyWorld world;
  private static ScanResult scanned;

  @BeforeAll
  static void scan() {
    world = new TinyWorld(1, true);
    scanned = LocalScan.run(world.input(), TinyWorld.SETTINGS, QUIET);
  }

  private static LiveEngine engine() {
    var engine = new LiveEngine(TinyWorld.SETTINGS, Registry.NONE, LATENESS);
    world.accounts.stream().collect(Collectors.groupingBy(AccountFacts::id)).forEach(engine::take);
    return engine;
  }

  private static Located located(Observation exchange) {
    return new Located(exchange, exchange.id().hashCode(), new Located.Place(0, 1, 0, 1));
  }

  /// Exchanges as they arrive when each is under way for less than so long.
  private static List<Observation> arrivals(long seed, long mostMillis) {
    var random = new Random(seed);
    record Arrival(Observation exchange, long atMillis) {}
    return world.exchanges.stream()
        .map(e -> new Arrival(e, e.timeMillis() + (long) (random.nextDouble() * mostMillis)))
        .sorted(Comparator.comparingLong(Arrival::atMillis))
        .map(Arrival::exchange)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whatArrivesInTimeGivesTheFindingsOfAScan(long seed) {
    var engine = engine();
    arrivals(seed, LATENESS).forEach(e -> engine.take(located(e)));
    engine.settle();
    assertThat(engine.counts()).containsOnlyKeys(Taken.NEW);
    assertThat(engine.result()).isEqualTo(scanned);
    assertThat(scanned.campaigns()).isNotEmpty();
  }

  /// One finding comes in the middle, the others after the last exchange, as corpora are found.
  @Test
  void aLeakThatWasFoundIsAReasonInAScanAndLive() {
    var leaks =
        IntStream.range(0, 6)
            .mapToObj(i ->
                new ScanInput.Leak(
                    new AccountId("f" + i), TinyWorld.START + (i == 0 ? 2 : 300) * 86_400_000L))
            .toList();
    var input = world.input();
    var known =
        new ScanInput(
            input.exchanges(),
            input.accounts(),
            input.closures(),
            input.prices(),
            input.registry(),
            input.disputes(),
            leaks);
    var engine = engine();
    leaks.forEach(engine::take);
    arrivals(6, LATENESS).forEach(e -> engine.take(located(e)));
    engine.settle();

    var found = LocalScan.run(known, TinyWorld.SETTINGS, QUIET);
    assertThat(engine.result()).isEqualTo(found);
    assertThat(signals(found)).contains("D30");
    assertThat(signals(scanned)).doesNotContain("D30").isNotEmpty();
  }

  private static List<String> signals(ScanResult result) {
    return result.campaigns().stream()
        .flatMap(c -> c.evidence().stream())
        .map(Campaign.Evidence::signal)
        .toList();
  }

  @Test
  void whatComesTwiceCountsOnce() {
    var engine = engine();
    for (Observation exchange : arrivals(4, LATENESS)) {
      engine.take(located(exchange));
      assertThat(engine.take(located(exchange))).isEqualTo(Taken.DUPLICATE);
    }
    engine.settle();
    assertThat(engine.result()).isEqualTo(scanned);
  }

  @Test
  void anExchangeAfterItsTickIsLateAndChangesNothingOnThatDay() {
    var engine = engine();
    var arrivals = new ArrayList<>(arrivals(5, LATENESS));
    var straggler = arrivals.remove(arrivals.size() / 2);
    arrivals.forEach(e -> engine.take(located(e)));
    engine.settle();
    var before = engine.result();
    assertThat(engine.take(located(straggler))).isEqualTo(Taken.LATE);
    engine.settle();
    assertThat(engine.result()).isEqualTo(before);
  }

  @Test
  void ofTwoRecordsOfOneKeyTheLowerOneStandsWhicheverComesFirst() {
    var first = world.exchanges.getFirst();
    var rival = new Located(first, -77, new Located.Place(0, 2, 0, 1));
    var one = engine();
    assertThat(one.take(located(first))).isEqualTo(Taken.NEW);
    assertThat(one.take(rival)).isEqualTo(Taken.CONFLICT);
    var other = engine();
    assertThat(other.take(rival)).isEqualTo(Taken.NEW);
    assertThat(other.take(located(first))).isEqualTo(Taken.CONFLICT);
    assertThat(one.waiting()).isEqualTo(1);
    assertThat(other.waiting()).isEqualTo(1);
  }

  @Test
  void theCampaignIsSeenWhileItRuns() {
    var engine = engine();
    long seenMillis = Long.MAX_VALUE;
    long tick = Long.MIN_VALUE;
    for (Observation exchange : arrivals(6, LATENESS)) {
      engine.take(located(exchange));
      if (engine.lastTickMillis() > tick && seenMillis == Long.MAX_VALUE) {
        tick = engine.lastTickMillis();
        boolean reported =
            engine.result().campaigns().stream().anyMatch(c -> c.verdict().reaches(Verdict.REVIEW));
        seenMillis = reported ? tick : seenMillis;
      }
    }
    assertThat(seenMillis)
        .isEqualTo(scanned.campaigns().getFirst().detectedAtMillis().orElseThrow());
  }

  @Test
  void rowsThatComeTwiceOrInAnyOrderAreOneTable() {
    var engine = new LiveEngine(TinyWorld.SETTINGS, Registry.NONE, LATENESS);
    var rows = new ArrayList<>(world.accounts);
    Collections.shuffle(rows, new Random(7));
    for (int i = 0; i < 2; i++) {
      rows.forEach(row -> engine.take(row.id(), List.of(row)));
    }
    arrivals(7, LATENESS).forEach(e -> engine.take(located(e)));
    engine.settle();
    assertThat(engine.result()).isEqualTo(scanned);
  }

  @Test
  void theEntitlementRatioIsThatOfTheBusiestDayAndUnknownWhereEitherIsUnknown() {
    var engine = engine();
    var nobody = new AccountId("nobody");
    assertThat(engine.entitlementRatio(nobody)).isEmpty();
    var farm = new AccountId("f0");
    var own = arrivals(8, 1).stream().filter(e -> e.account().equals(farm)).toList();
    own.forEach(e -> engine.take(located(e)));
    engine.settle();
    long busiest =
        own.stream()
            .collect(
                Collectors.groupingBy(
                    e -> Math.floorDiv(e.timeMillis(), 86_400_000L),
                    Collectors.summingLong(e -> e.usage().total())))
            .values()
            .stream()
            .mapToLong(Long::longValue)
            .max()
            .orElseThrow();
    assertThat(engine.entitlementRatio(farm)).hasValue(busiest / 1_000_000.0);
    assertThat(engine.entitlementRatio(nobody)).isEmpty();
    var withoutTable = new LiveEngine(TinyWorld.SETTINGS, Registry.NONE, LATENESS);
    own.forEach(e -> withoutTable.take(located(e)));
    withoutTable.settle();
    assertThat(withoutTable.entitlementRatio(farm)).isEmpty();
    assertThat(withoutTable.isIntermediary(farm)).isFalse();
  }

  private static AccountFacts of(String account, long org, Set<String> verified) {
    var none = AccountFacts.nothingKnown(new AccountId(account));
    return new AccountFacts(
        none.id(),
        none.asOfMillis(),
        TinyWorld.START - 1,
        none.closedMillis(),
        org,
        "",
        none.entitlement(),
        "",
        "",
        verified,
        Set.of(),
        Set.of("intermediary"),
        List.of(),
        0,
        0,
        0,
        List.of(),
        0,
        0,
        0);
  }

  @Test
  void anIntermediaryIsNamedByTheRegistryOrBelongsToAVerifiedOrganisationInIt() {
    var entry =
        new RegistryEntry(
            "reseller",
            77,
            Set.of(),
            Set.of(),
            RegistryEntry.Tenants.BY_USER,
            List.of(),
            List.of(),
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            "Ada",
            "");
    var registry = new Registry(List.of(new Registry.Vouched(entry, Set.of())));
    var engine = new LiveEngine(TinyWorld.SETTINGS, registry, LATENESS);
    var organisation = Set.of("organisation");
    for (AccountFacts row :
        List.of(
            of("verified", 77, organisation),
            of("declared", 77, Set.of()),
            of("says-so", 5, organisation))) {
      engine.take(row.id(), List.of(row));
    }
    engine.take(located(world.exchanges.getFirst()));
    engine.settle();

    assertThat(engine.isIntermediary(new AccountId("reseller"))).isTrue();
    assertThat(engine.isIntermediary(new AccountId("verified"))).isTrue();
    assertThat(engine.isIntermediary(new AccountId("declared"))).isFalse();
    assertThat(engine.isIntermediary(new AccountId("says-so"))).isFalse();
  }
}
