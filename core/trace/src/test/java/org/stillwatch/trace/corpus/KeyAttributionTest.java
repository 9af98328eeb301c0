// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.AccountId;
import org.stillwatch.respond.Answer;
import org.stillwatch.respond.MarkMeasure;
import org.stillwatch.respond.MarkOrder;
import org.stillwatch.trace.ToySampler;
import org.stillwatch.trace.key.CaseKeys;
import org.stillwatch.trace.key.EpochCommitment;
import org.stillwatch.trace.key.EpochKey;
import org.stillwatch.trace.key.Epochs;
import org.stillwatch.trace.key.KeyRef;
import org.stillwatch.trace.key.MerkleTree;
import org.stillwatch.trace.key.ProvenKey;
import org.stillwatch.trace.key.RootKey;
import org.stillwatch.trace.mark.Anchor;
import org.stillwatch.trace.mark.MarkDirective.Marked;
import org.stillwatch.trace.mark.MarkPlan;
import org.stillwatch.trace.mark.PlanKeys;
import org.stillwatch.trace.mark.RequestMeta;
import org.stillwatch.trace.mark.RequestMeta.Output;
import org.stillwatch.trace.mark.RequestMeta.Traffic;
import org.stillwatch.trace.mark.Route;
import org.stillwatch.trace.mark.RoutedScheme;
import org.stillwatch.trace.mark.WeekKeys;
import org.stillwatch.trace.prf.GumbelPrf;
import org.stillwatch.trace.prf.SynthIdHash;
import org.stillwatch.trace.score.Circumstances.Check;
import org.stillwatch.trace.score.CorpusText;
import org.stillwatch.trace.score.Grade;
import org.stillwatch.trace.score.Reach;
import org.stillwatch.trace.score.TokenIds;

/// From a leak in token ids and the keys of a case to what may be said, with a toy sampler in the
/// place of replicas.
class KeyAttributionTest {
  private static final long EPOCH = 151;
  private static final long BEFORE = Epochs.begin(EPOCH) - 1;
  private static final int POOLS = 8;
  private static final int LAYERS = 8;
  private static final int ACCOUNTS = 200;
  private static final int TOKENS = 150;
  private static final MarkOrder ORDER =
      new MarkOrder(Set.of(MarkMeasure.ROUTED_KEYS), Answer.Reason.NO_FINDING, 1);

  private final EpochKey keys = new RootKey(new byte[RootKey.BYTES]).epoch(EPOCH);
  private final ToySampler sampler = new ToySampler(3, 7.05);
  private final SplittableRandom dice = new SplittableRandom(5);

  private static List<KeyRef> names(RoutedScheme scheme, int decoys) {
    var accounts = IntStream.range(0, ACCOUNTS).mapToObj(a -> new AccountId("a" + a)).toList();
    int layers = scheme == RoutedScheme.GUMBEL ? 1 : LAYERS;
    return new PlanKeys(new MarkPlan(scheme, POOLS, 1), EPOCH, "m", decoys, layers).of(accounts);
  }

  private CaseKeys keys(RoutedScheme scheme, int decoys, long committedMillis) {
    List<KeyRef> names = names(scheme, decoys);
    MerkleTree tree = MerkleTree.of(names.stream().map(keys::sealed).toList());
    var commitment = EpochCommitment.to(tree, EPOCH, "0a0b0c0d", committedMillis);
    var proven =
        names.stream()
            .map(n -> new ProvenKey(n, keys.sealed(n), tree.proof(n.name()).orElseThrow()))
            .toList();
    return new CaseKeys("C1", commitment, proven);
  }

  private static WeekCounts ask(CaseKeys keys, List<LeakedText> leak) {
    WeekKeys week = WeekKeys.of(keys, 4).getFirst();
    return WeekReading.of(week, leak, Optional.of(keys.commitment()), keys.commitment().leaves());
  }

  private static Attribution conclude(
      WeekCounts week, List<TwinPair> twins, SortedMap<String, String> campaigns) {
    var pairs = new TreeMap<String, Long>();
    twins.forEach(pair -> pairs.merge(pair.account(), 1L, Long::sum));
    var matched = new Matched(0, 0, 0, List.of(), pairs, twins);
    return Attribution.of(
        new Counts(0.01, Check.CLEAR, matched, List.of(), List.of(week), campaigns));
  }

  private static Attribution conclude(WeekCounts week) {
    return conclude(week, List.of(), new TreeMap<>());
  }

  /// What some accounts were served by replicas, in turn, among as many texts of others.
  private List<LeakedText> leak(int accounts, int records, IntFunction<int[]> ofPool) {
    var leak = new ArrayList<LeakedText>();
    for (int r = 0; r < records; r++) {
      var anchor = new Anchor(dice.nextLong() | 1);
      var account = "a" + r % accounts;
      leak.add(text("r" + r, ofPool.apply(pool(account, anchor)), anchor));
      leak.add(text("o" + r, sampler.plain(TOKENS), new Anchor(dice.nextLong() | 1)));
    }
    return leak;
  }

  /// As a gateway asks for it.
  private int pool(String account, Anchor anchor) {
    var meta =
        new RequestMeta(
            new AccountId(account), "m", Optional.of(anchor), 1, Output.FREE, Traffic.ORDINARY);
    var plan = new MarkPlan(RoutedScheme.GUMBEL, POOLS, 1);
    return ((Marked) plan.mark(ORDER, meta, keys)).route().orElseThrow().pool();
  }

  private static LeakedText text(String name, int[] ids, Anchor anchor) {
    return new LeakedText(CorpusText.of(name, TokenIds.of(ids)), Optional.of(anchor));
  }

  private int[] gumbel(int pool) {
    KeyRef ref = new MarkPlan(RoutedScheme.GUMBEL, POOLS, 1).poolKey(EPOCH, "m", pool);
    return sampler.gumbel(new GumbelPrf(keys.leaf(ref).bits(), 4), TOKENS);
  }

  private int[] synthId(int pool) {
    KeyRef ref = new MarkPlan(RoutedScheme.SYNTHID_HASH, POOLS, 1).poolKey(EPOCH, "m", pool);
    long[] layers =
        IntStream.range(0, LAYERS).mapToLong(l -> keys.leaf(ref.layer(l)).bits()).toArray();
    return sampler.synthId(new SynthIdHash(layers, 5), TOKENS);
  }

  private static List<TwinPair> twins(String account) {
    return IntStream.range(0, 40).mapToObj(i -> new TwinPair(account, i, true, false)).toList();
  }

  @Test
  void an_account_that_its_route_names_is_g3_and_with_its_twins_g4() {
    var week = ask(keys(RoutedScheme.GUMBEL, 1_000, BEFORE), leak(1, 30, this::gumbel));

    var alone = conclude(week);
    assertThat(alone.statements())
        .containsExactly(
            new Statement(Reach.GLOBAL, "", Grade.G1),
            new Statement(Reach.ACCOUNT, "a0", Grade.G3));
    assertThat(alone.spoofing()).isEqualTo(Check.CLEAR);
    assertThat(alone.unnamed()).isEmpty();
    assertThat(alone.keyPower()).hasSize(1).allMatch(p -> p.needed() <= p.conversations());

    var both = conclude(week, twins("a0"), new TreeMap<>());
    assertThat(both.statements()).contains(new Statement(Reach.ACCOUNT, "a0", Grade.G4));

    var other = conclude(week, twins("a9"), new TreeMap<>());
    assertThat(other.statements())
        .contains(
            new Statement(Reach.ACCOUNT, "a0", Grade.G3),
            new Statement(Reach.ACCOUNT, "a9", Grade.G3));
  }

  @Test
  void synthid_names_the_account_as_well() {
    var week = ask(keys(RoutedScheme.SYNTHID_HASH, 1_000, BEFORE), leak(1, 40, this::synthId));

    assertThat(week.layers()).isEqualTo(LAYERS);
    assertThat(conclude(week).statements()).contains(new Statement(Reach.ACCOUNT, "a0", Grade.G3));
  }

  @Test
  void a_commitment_that_came_with_the_week_or_not_at_all_lets_keys_say_nothing() {
    var leak = leak(1, 30, this::gumbel);
    var late = conclude(ask(keys(RoutedScheme.GUMBEL, 1_000, BEFORE + 1), leak));
    CaseKeys unpublished = keys(RoutedScheme.GUMBEL, 1_000, BEFORE);
    WeekKeys week = WeekKeys.of(unpublished, 4).getFirst();
    var missing = conclude(WeekReading.of(week, leak, Optional.empty(), 1_208));

    assertThat(late.statements()).isEmpty();
    assertThat(missing.statements()).isEmpty();
    assertThat(late.keys()).hasSize(POOLS + ACCOUNTS).noneMatch(KeyTested::fired);
  }

  @Test
  void several_that_fire_are_listed_and_their_campaign_is_named_and_none_of_them() {
    var week = ask(keys(RoutedScheme.GUMBEL, 1_000, BEFORE), leak(3, 240, this::gumbel));
    var campaigns = new TreeMap<String, String>();
    for (String account : List.of("a0", "a1", "a2", "a150")) {
      campaigns.put(account, account.equals("a150") ? "c2" : "c1");
    }
    var attribution = conclude(week, List.of(), campaigns);

    assertThat(attribution.unnamed()).containsExactly("a0", "a1", "a2");
    assertThat(attribution.statements())
        .containsExactly(
            new Statement(Reach.GLOBAL, "", Grade.G1),
            new Statement(Reach.CAMPAIGN, "c1", Grade.G2));
  }

  @Test
  void a_leak_that_nobody_here_served_says_nothing() {
    var leak = leak(1, 100, _ -> sampler.plain(TOKENS));
    var attribution = conclude(ask(keys(RoutedScheme.GUMBEL, 1_000, BEFORE), leak));

    assertThat(attribution.statements()).isEmpty();
    assertThat(attribution.grade()).isEqualTo(Grade.G0);
  }

  @Test
  void marks_of_replicas_are_not_stated_without_a_thousand_decoys_and_routes_need_none() {
    var week = ask(keys(RoutedScheme.GUMBEL, 999, BEFORE), leak(1, 30, this::gumbel));
    var attribution = conclude(week);

    assertThat(attribution.keys())
        .filteredOn(k -> k.how() == KeyTested.How.MARK)
        .allMatch(k -> k.gate() == KeyTested.Gate.TOO_FEW_DECOYS && !k.fired());
    assertThat(attribution.statements()).contains(new Statement(Reach.ACCOUNT, "a0", Grade.G3));
  }

  /// Whoever knows the keys of replicas and the routes chooses the best of a whole vocabulary.
  @Test
  void text_that_is_marked_more_strongly_than_a_server_marks_names_nobody() {
    var week = ask(keys(RoutedScheme.GUMBEL, 1_000, BEFORE), leak(1, 30, this::forged));
    var attribution = conclude(week);

    assertThat(attribution.spoofing()).isEqualTo(Check.FOUND);
    assertThat(attribution.statements()).containsExactly(new Statement(Reach.GLOBAL, "", Grade.G1));
  }

  private int[] forged(int pool) {
    KeyRef ref = new MarkPlan(RoutedScheme.GUMBEL, POOLS, 1).poolKey(EPOCH, "m", pool);
    var prf = new GumbelPrf(keys.leaf(ref).bits(), 4);
    int[] padded = new int[TOKENS + 4];
    Arrays.fill(padded, 0, 4, GumbelPrf.PAD);
    for (int i = 4; i < padded.length; i++) {
      double most = -1;
      int best = 0;
      for (int token = 0; token < 1_000; token++) {
        padded[i] = token;
        double score = GumbelPrf.score(prf.word(padded, i - 4));
        if (score > most) {
          most = score;
          best = token;
        }
      }
      padded[i] = best;
    }
    return Arrays.copyOfRange(padded, 4, padded.length);
  }

  @Test
  void a_sample_is_the_same_in_any_order_and_never_larger_than_it_may_be() {
    var texts = new ArrayList<LeakedText>();
    for (int i = 0; i < 3_000; i++) {
      texts.add(text("t" + i, new int[i % 40], new Anchor(i + 1)));
    }
    var one = new LeakSample(LeakSample.LONGEST);
    texts.forEach(t -> offer(one, t));
    Collections.shuffle(texts, new Random(1));
    var other = new LeakSample(LeakSample.LONGEST);
    texts.forEach(t -> offer(other, t));
    texts.forEach(t -> offer(other, t));

    assertThat(names(other)).isEqualTo(names(one)).hasSizeLessThan(LeakSample.LONGEST / 8);
    assertThat(one.taken().tokens()).isBetween(7_000L, (long) LeakSample.LONGEST);
    assertThat(other.taken().offered()).isEqualTo(6_000);
  }

  private static void offer(LeakSample sample, LeakedText text) {
    var bare = new LeakedText(text.text().with(TokenIds.NONE), text.anchor());
    if (sample.wants(bare)) {
      sample.add(bare, TokenIds.of(new int[text.text().tokens()]));
    }
  }

  private static List<Optional<Anchor>> names(LeakSample sample) {
    return sample.texts().stream().map(LeakedText::anchor).toList();
  }

  /// Whole worlds: as many conversations as are said to be needed name the account in about half of
  /// them, twice as many in nearly all, and half as many in hardly any.
  @Test
  void the_power_that_is_stated_is_what_leaks_show() {
    CaseKeys all = keys(RoutedScheme.GUMBEL, 0, BEFORE);
    WeekCounts counts = ask(all, leak(1, 1, this::gumbel));
    int needed = KeyPower.of(List.of(counts), 0.01).getFirst().needed();
    assertThat(needed).isBetween(4, 7);

    assertThat(named(all, 2 * needed)).isGreaterThanOrEqualTo(9);
    assertThat(named(all, needed / 2)).isZero();
  }

  private int named(CaseKeys all, int records) {
    int named = 0;
    for (int world = 0; world < 10; world++) {
      var said = conclude(ask(all, leak(1, records, this::gumbel))).statements();
      named += said.contains(new Statement(Reach.ACCOUNT, "a0", Grade.G3)) ? 1 : 0;
    }
    return named;
  }

  /// An account that was left out of the case costs as much as one that was asked about.
  @Test
  void every_key_that_was_committed_to_counts_as_a_test() {
    var leak = leak(1, 6, this::gumbel);
    CaseKeys all = keys(RoutedScheme.GUMBEL, 1_000, BEFORE);
    var few =
        all.keys().stream()
            .filter(k -> !k.ref().scheme().equals(Route.SCHEME) || k.ref().id().equals("a0"))
            .toList();
    var asked = conclude(ask(new CaseKeys("C1", all.commitment(), few), leak));

    KeyTested route = asked.keys().getLast();
    assertThat(route.how()).isEqualTo(KeyTested.How.ROUTE);
    assertThat(route.log10Adjusted())
        .isGreaterThan(route.log10P() + StrictMath.log10(1_208 - POOLS));
  }
}
