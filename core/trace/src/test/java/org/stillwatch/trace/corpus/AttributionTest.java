// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.stillwatch.trace.score.Circumstances.Check;
import org.stillwatch.trace.score.Commitment;
import org.stillwatch.trace.score.Grade;
import org.stillwatch.trace.score.Reach;
import org.stillwatch.trace.tail.BinomialTail;

/// What may be said of twins: by hand, and in worlds where nothing may be.
class AttributionTest {
  private static final double ALPHA = 0.01;
  private static final SortedMap<String, String> NO_CAMPAIGNS = Collections.emptySortedMap();

  @Test
  void fifteen_pairs_one_way_name_an_account_with_the_p_value_of_fifteen_coins() {
    var attribution = of(pairs("ann", 15, 0), pairs("bob", 2, 3), NO_CAMPAIGNS);

    Tested ann = tested(attribution, "ann");
    assertThat(ann.log10P()).isEqualTo(-15 * Math.log10(2), within(1e-9));
    assertThat(ann.log10Level()).isEqualTo(Math.log10(ALPHA / 2), within(1e-9));
    assertThat(attribution.statements())
        .containsExactly(
            new Statement(Reach.GLOBAL, "", Grade.G1),
            new Statement(Reach.ACCOUNT, "ann", Grade.G3));
    assertThat(attribution.grade()).isEqualTo(Grade.G3);
  }

  @Test
  void two_accounts_with_coins_of_their_own_are_both_named() {
    var attribution = of(pairs("ann", 15, 0), pairs("bob", 20, 1), NO_CAMPAIGNS);

    assertThat(attribution.statements().stream().map(Statement::subject))
        .containsExactly("", "ann", "bob");
  }

  @Test
  void a_campaign_is_named_where_its_accounts_are_not() {
    var campaigns = new TreeMap<String, String>();
    var found = new ArrayList<TwinPair>();
    for (int a = 0; a < 8; a++) {
      found.addAll(pairs("farm" + a, 3, 0));
      campaigns.put("farm" + a, "c_1");
    }

    var attribution = of(found, pairs("ann", 3, 3), campaigns);

    assertThat(attribution.statements())
        .containsExactly(
            new Statement(Reach.GLOBAL, "", Grade.G1),
            new Statement(Reach.CAMPAIGN, "c_1", Grade.G2));
    assertThat(tested(attribution, "c_1").log10Level())
        .isEqualTo(Math.log10(ALPHA * 8 / 9), within(1e-9));
  }

  @Test
  void below_a_hypothesis_that_stands_nothing_is_tested_and_without_twins_nothing_at_all() {
    assertThat(of(pairs("ann", 9, 0), pairs("bob", 0, 9), NO_CAMPAIGNS).tested()).hasSize(1);
    assertThat(of(List.of(), List.of(), NO_CAMPAIGNS).tested()).isEmpty();
  }

  @Test
  void pairs_that_are_found_twice_say_nothing() {
    var both = new ArrayList<TwinPair>();
    for (int i = 0; i < 30; i++) {
      both.add(new TwinPair("ann", i, true, true));
    }

    assertThat(of(both, List.of(), NO_CAMPAIGNS).statements()).isEmpty();
  }

  @Test
  void a_set_of_canaries_takes_its_part_of_the_level_and_is_nothing_without_a_commitment() {
    var armed = List.of(canaries(Commitment.BEFORE_FIRST_SERVED));

    var attribution = Attribution.of(counts(pairs("ann", 8, 0), NO_CAMPAIGNS, armed));

    assertThat(tested(attribution, "").log10Level()).isEqualTo(Math.log10(ALPHA / 2), within(1e-9));
    assertThat(attribution.canaries().getFirst().grade()).isEqualTo(Grade.G1);
    for (Commitment late : List.of(Commitment.LATE, Commitment.MISSING)) {
      var refused = Attribution.of(counts(List.of(), NO_CAMPAIGNS, List.of(canaries(late))));
      assertThat(refused.grade()).isEqualTo(Grade.G0);
    }
  }

  @Test
  void power_is_that_of_pairs_that_all_lie_one_way() {
    PairPower power = of(pairs("ann", 40, 0), pairs("bob", 5, 0), NO_CAMPAIGNS).power();

    assertThat(power.pairsNeeded()).isEqualTo(8); // 2^-8 is below 1 % of two accounts
    assertThat(power.accountsWithEnough()).isEqualTo(1);
    assertThat(power.mostPairs()).isEqualTo(40);
    assertThat(power.ofTheMost()).isEqualTo(1);
    assertThat(power.ofTheMostAtTenth())
        .isEqualTo(Math.pow(10, BinomialTail.log10Upper(40, 0.1, 8)), within(1e-12));
  }

  /// Fair coins, 60 accounts of which 40 are in campaigns, 2,000 worlds at 5 %.
  @Tag("error-rate")
  @Test
  void anything_is_said_in_no_more_worlds_than_the_level_allows() {
    int worlds = 2_000;
    int said = 0;
    var dice = new SplittableRandom(7);
    for (int world = 0; world < worlds; world++) {
      var attribution = Attribution.of(innocent(dice));
      said += attribution.statements().isEmpty() ? 0 : 1;
    }

    // not more than 5 % allow by chance, and some, else the level would not be used
    assertThat(BinomialTail.log10Upper(worlds, 0.05, said)).as("%d", said).isGreaterThan(-3);
    assertThat(said).isGreaterThan(worlds / 50);
  }

  private static Counts innocent(SplittableRandom dice) {
    var campaigns = new TreeMap<String, String>();
    var found = new ArrayList<TwinPair>();
    for (int a = 0; a < 60; a++) {
      int pairs = 5 + dice.nextInt(40);
      int served = 0;
      for (int i = 0; i < pairs; i++) {
        served += dice.nextInt(2);
      }
      found.addAll(pairs("a" + a, served, pairs - served));
      if (a < 40) {
        campaigns.put("a" + a, "c" + a / 8);
      }
    }
    return new Counts(0.05, Check.NOT_MADE, matched(found), List.of(), List.of(), campaigns);
  }

  private static Attribution of(
      List<TwinPair> some, List<TwinPair> more, SortedMap<String, String> campaigns) {
    var found = new ArrayList<>(some);
    found.addAll(more);
    return Attribution.of(counts(found, campaigns, List.of()));
  }

  private static Counts counts(
      List<TwinPair> found, SortedMap<String, String> campaigns, List<CanaryCounts> canaries) {
    return new Counts(ALPHA, Check.NOT_MADE, matched(found), canaries, List.of(), campaigns);
  }

  /// The ledger has the pairs that are found and no other.
  private static Matched matched(List<TwinPair> found) {
    var pairs = new TreeMap<String, Long>();
    found.forEach(pair -> pairs.merge(pair.account(), 1L, Long::sum));
    return new Matched(0, 0, 0, List.of(), pairs, found);
  }

  private static List<TwinPair> pairs(String account, int served, int heldBack) {
    var pairs = new ArrayList<TwinPair>();
    for (int i = 0; i < served + heldBack; i++) {
      pairs.add(new TwinPair(account, i, i < served, i >= served));
    }
    return pairs;
  }

  private static CanaryCounts canaries(Commitment commitment) {
    List<Long> one = new ArrayList<>(Collections.nCopies(100, 0L));
    one.set(0, 3L);
    return new CanaryCounts("spring", "m", commitment, Collections.nCopies(5, one));
  }

  private static Tested tested(Attribution attribution, String subject) {
    return attribution.tested().stream()
        .filter(t -> t.subject().equals(subject))
        .findFirst()
        .orElseThrow();
  }
}
