// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.mark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.respond.Answer;
import org.stillwatch.respond.MarkMeasure;
import org.stillwatch.respond.MarkOrder;
import org.stillwatch.testkit.Seeds;
import org.stillwatch.trace.ToySampler;
import org.stillwatch.trace.key.EpochKey;
import org.stillwatch.trace.key.LeafKey;
import org.stillwatch.trace.key.RootKey;
import org.stillwatch.trace.mark.MarkDirective.Marked;
import org.stillwatch.trace.mark.RequestMeta.Output;
import org.stillwatch.trace.mark.RequestMeta.Traffic;
import org.stillwatch.trace.prf.GumbelPrf;
import org.stillwatch.trace.score.CorpusText;
import org.stillwatch.trace.score.GumbelMark;
import org.stillwatch.trace.score.TokenIds;
import org.stillwatch.trace.tail.Holm;

/// Routed keys from the directive to the claim, with a toy sampler in the place of replicas.
class RoutedLeakTest {
  /// The number of hypotheses behind the table of `provenance.md` 6.3: 1 % over them is 4.2e-7.
  private static final long TESTED = 24_000;

  private static final double LEVEL = -2;
  private static final long EPOCH = 151;
  private static final String MODEL = "m1";
  private static final MarkOrder ORDER =
      new MarkOrder(Set.of(MarkMeasure.ROUTED_KEYS), Answer.Reason.NO_FINDING, 1);

  /// A provider with K replicas and some accounts, of which the first few collude.
  private static final class World {
    private final EpochKey keys;
    private final MarkPlan plan;
    private final Anchors anchors =
        new Anchors(new FingerprintKey(HexFormat.of().parseHex("0c".repeat(32))));
    private final List<GumbelPrf> replicas;
    private final ToySampler sampler;
    private final SplittableRandom dice;

    World(long seed, int pools, double scale) {
      dice = new SplittableRandom(seed);
      byte[] secret = new byte[RootKey.BYTES];
      dice.nextBytes(secret);
      keys = new RootKey(secret).epoch(EPOCH);
      plan = new MarkPlan(RoutedScheme.GUMBEL, pools, 1);
      replicas =
          IntStream.range(0, pools)
              .mapToObj(p -> new GumbelPrf(keys.leaf(plan.poolKey(EPOCH, MODEL, p)).bits(), 4))
              .toList();
      sampler = new ToySampler(seed, scale);
    }

    List<GumbelMark> marks() {
      return replicas.stream().map(GumbelMark::new).toList();
    }

    static AccountId account(int i) {
      return new AccountId("acct-" + i);
    }

    static String prompt(int record) {
      return "Explain case " + record + " of the handbook.";
    }

    /// What one of some colluders was served, as often as is asked for.
    List<LeakedAnswer> leak(int colluders, int records, int tokens, IntFunction<String> found) {
      List<LeakedAnswer> leak = new ArrayList<>();
      for (int r = 0; r < records; r++) {
        var meta =
            new RequestMeta(
                account(dice.nextInt(colluders)),
                MODEL,
                anchors.of(prompt(r)),
                1,
                Output.FREE,
                Traffic.ORDINARY);
        int pool = ((Marked) plan.mark(ORDER, meta, keys)).route().orElseThrow().pool();
        int[] answer = sampler.gumbel(replicas.get(pool), tokens);
        leak.add(
            new LeakedAnswer(
                anchors.of(found.apply(r)).orElseThrow(),
                CorpusText.of("record " + r, TokenIds.of(answer))));
      }
      return leak;
    }

    /// The accounts that a leak is laid to.
    Set<String> named(List<LeakedAnswer> leak, int accounts) {
      var reading = PoolReading.of(leak, marks());
      var matches =
          IntStream.range(0, accounts)
              .mapToObj(World::account)
              .map(account -> RouteMatches.of(account, key(account), reading))
              .toList();
      Set<String> named = new TreeSet<>();
      double[] log10P = matches.stream().mapToDouble(RouteMatches::log10P).toArray();
      double[] adjusted = Holm.log10Adjusted(log10P, TESTED);
      for (int i = 0; i < accounts; i++) {
        if (adjusted[i] <= LEVEL) {
          named.add(account(i).value());
        }
      }
      return named;
    }

    private LeafKey key(AccountId account) {
      return keys.leaf(Route.ref(EPOCH, MODEL, account.value()));
    }
  }

  /// Scale of the sampler at which a token has .67 nats.
  private static final double MIDDLE = 7.05;

  /// At 1.81 nats: few tokens are enough to read the pool.
  private static final double RICH = 3;

  @Test
  void the_sampler_has_the_entropies_of_the_tables() {
    assertThat(new ToySampler(1, MIDDLE).entropy(20_000)).isCloseTo(0.67, within(0.02));
    assertThat(new ToySampler(1, RICH).entropy(20_000)).isCloseTo(1.81, within(0.02));
  }

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void one_account_is_named_by_eight_records_of_eight_pools(long seed) {
    var world = new World(seed, 8, MIDDLE);

    assertThat(world.named(world.leak(1, 8, 150, World::prompt), 1_000)).containsExactly("acct-0");
  }

  @Test
  void one_account_is_not_named_by_seven_records_of_eight_pools() {
    var world = new World(1, 8, MIDDLE);

    assertThat(world.named(world.leak(1, 7, 150, World::prompt), 1_000)).isEmpty();
  }

  /// Table 6.3: 680 records for power .9; with 30 colluders in three worlds, 22 or more are named
  /// in 99 of 100 such tests.
  @Test
  void ten_colluders_are_named_by_680_records_of_eight_pools() {
    int named = 0;
    for (long seed = 1; seed <= 3; seed++) {
      var world = new World(seed, 8, MIDDLE);
      var accused = world.named(world.leak(10, 680, 150, World::prompt), 1_000);
      assertThat(accused).isSubsetOf(colluders(10));
      named += accused.size();
    }
    assertThat(named).isGreaterThanOrEqualTo(22);
  }

  /// Table 6.3: 27,000 records for power .9; 80 or more of 100 are named in 99 of 100 such tests.
  @Test
  @Tag("error-rate")
  void a_hundred_colluders_are_named_by_27000_records_of_sixteen_pools() {
    var world = new World(1, 16, RICH);
    var accused = world.named(world.leak(100, 27_000, 30, World::prompt), 300);

    assertThat(accused).isSubsetOf(colluders(100)).hasSizeGreaterThanOrEqualTo(80);
  }

  private static Set<String> colluders(int count) {
    Set<String> accounts = new TreeSet<>();
    IntStream.range(0, count).forEach(i -> accounts.add(World.account(i).value()));
    return accounts;
  }

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void answers_under_the_wrong_prompts_accuse_nobody(long seed) {
    var world = new World(seed, 8, MIDDLE);

    assertThat(world.named(world.leak(1, 100, 150, r -> World.prompt((r + 1) % 100)), 1_000))
        .isEmpty();
  }

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void answers_under_prompts_in_other_words_accuse_nobody(long seed) {
    var world = new World(seed, 8, MIDDLE);

    assertThat(world.named(world.leak(1, 100, 150, r -> "Please: " + World.prompt(r)), 1_000))
        .isEmpty();
  }

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void the_same_conversation_a_hundred_times_accuses_nobody(long seed) {
    var world = new World(seed, 8, MIDDLE);

    assertThat(world.named(world.leak(1, 100, 150, r -> World.prompt(0)), 1_000)).isEmpty();
  }

  @Test
  void the_order_of_the_leak_changes_nothing() {
    var world = new World(1, 8, MIDDLE);
    var leak = new ArrayList<>(world.leak(3, 60, 60, r -> World.prompt(r / 2)));
    var reading = PoolReading.of(leak, world.marks());
    Collections.shuffle(leak, new Random(1));

    assertThat(PoolReading.of(leak, world.marks())).isEqualTo(reading);
    assertThat(reading.reads().size() + reading.unclear()).isEqualTo(30);
    assertThat(reading.unclear()).isLessThan(5);
  }

  /// Whatever was read, even from texts without any mark: p-values of innocent accounts are no
  /// smaller than chance makes them.
  @Test
  void an_account_that_was_served_nothing_matches_by_chance_however_wrong_the_reading() {
    var world = new World(4, 8, MIDDLE);
    var leak =
        IntStream.range(0, 200)
            .mapToObj(r ->
                new LeakedAnswer(
                    world.anchors.of(World.prompt(r)).orElseThrow(),
                    CorpusText.of("r" + r, TokenIds.of(world.sampler.plain(20)))))
            .toList();
    var reading = PoolReading.of(leak, world.marks(), 1);
    long small = 0;
    long matches = 0;
    for (int i = 0; i < 10_000; i++) {
      var account = World.account(i);
      var counted = RouteMatches.of(account, world.key(account), reading);
      matches += counted.matches();
      small += counted.log10P() <= -2 ? 1 : 0;
    }
    // 2,000,000 fair draws of one in eight: standard deviation 468
    assertThat(matches).isBetween(250_000L - 2_000, 250_000L + 2_000);
    // at most 1 %: standard deviation 10
    assertThat(small).isBetween(20L, 140L);
  }

  @Test
  void a_conversation_of_which_nothing_can_be_scored_is_not_read() {
    var world = new World(1, 8, MIDDLE);
    var empty =
        new LeakedAnswer(world.anchors.of("hi").orElseThrow(), CorpusText.of("e", TokenIds.NONE));

    assertThat(PoolReading.of(List.of(empty), world.marks()))
        .isEqualTo(new PoolReading(8, List.of(), 0, 1));
  }

  @Test
  void what_does_not_add_up_is_refused_and_no_p_value_is_printed() {
    var matches = new RouteMatches(new AccountId("a"), 8, 8, 8);

    assertThat(matches.log10P()).isCloseTo(-8 * StrictMath.log10(8), within(1e-12));
    assertThat(matches).hasToString("RouteMatches[a, conversations=8]");
    assertThatThrownBy(() -> new RouteMatches(new AccountId("a"), 8, 9, 8))
        .hasMessage("expected no more matches than conversations");
    assertThatThrownBy(() -> new RouteMatches(new AccountId("a"), 8, 8, 1))
        .hasMessage("expected 2 to 256 pools, got 1");
  }
}
