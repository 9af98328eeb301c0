// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.opinion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.stillwatch.share.opinion.OpinionsTest.A;
import static org.stillwatch.share.opinion.OpinionsTest.B;
import static org.stillwatch.share.opinion.OpinionsTest.id;
import static org.stillwatch.share.opinion.OpinionsTest.voice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.stillwatch.base.Calibration;
import org.stillwatch.judge.attribution.Approvals;
import org.stillwatch.judge.attribution.Assessing;
import org.stillwatch.judge.attribution.Assessment;
import org.stillwatch.judge.attribution.Assumptions;
import org.stillwatch.judge.attribution.Case;
import org.stillwatch.judge.attribution.ClaimKind;
import org.stillwatch.judge.attribution.Hypothesis;
import org.stillwatch.judge.attribution.Item;
import org.stillwatch.judge.attribution.Kind;
import org.stillwatch.judge.attribution.Origin;
import org.stillwatch.share.stix.StixId;
import org.stillwatch.testkit.Seeds;

/// From what partners sent to what an attribution makes of it.
class AsItemsTest {
  private static final StixId OURS = id("indicator", 1);
  private static final StixId THEIRS = id("indicator", 2);
  private static final Instant NOW = Instant.ofEpochSecond(1_780_000_000);
  private static final List<Hypothesis> ONE_IN_TEN =
      List.of(
          new Hypothesis("Y1", "one operator distilling", 0.05, true, true, ""),
          new Hypothesis("Y7", "a reseller's pool", 0.05, true, true, ""),
          new Hypothesis("Y6", "something else", 0.9, false, false, ""));

  /// Twelve of 97 true cases named and five of 97 cleared ones: .8 nats.
  private static final SourceRecord SO_SO = new SourceRecord(12, 97, 5, 97);

  private static final SourceRecord GOOD = new SourceRecord(60, 60, 0, 60);

  private static PartnerLedger ledger(SourceRecord source, Heard... heard) {
    PartnerLedger ledger =
        new PartnerLedger(
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>(Map.of(THEIRS, A)),
            new TreeSet<>(),
            new TreeMap<>(Map.of(A, source, B, source)),
            new TreeSet<>(Set.of(A, B)),
            20);
    for (Heard one : heard) {
      ledger = ledger.hear(one);
    }
    return ledger;
  }

  private static Heard.Seen seen(int n, StixId signal, StixId owner, Set<StixId> from) {
    return new Heard.Seen(new Lead(id("sighting", n), signal, owner, NOW, from, Set.of()));
  }

  private static Heard.Seen vouched(int n, StixId signal, StixId owner) {
    return new Heard.Seen(new Lead(id("sighting", n), signal, owner, NOW, Set.of(), Set.of(OURS)));
  }

  private static Heard.Said said(int n, StixId signal, StixId owner, Stance stance) {
    return new Heard.Said(id("opinion", n), signal, owner, voice(stance, n));
  }

  private static List<Item> items(PartnerLedger ledger) {
    return AsItems.of(
        PartnerEvidence.of(
            ledger, new TreeMap<>(Map.of(OURS, Kind.TEMPLATE)), signal -> Kind.TEMPLATE));
  }

  private static Item own(String id, Kind kind, double nats) {
    return new Item(
        id,
        kind,
        new Origin.Own(),
        true,
        NOW.toEpochMilli(),
        Map.of("Y1", nats, "Y7", nats),
        "seen");
  }

  private static List<Item> ours() {
    return List.of(
        own("template", Kind.TEMPLATE, 2.7),
        own("timing", Kind.TIMING, 1.1),
        own("payment", Kind.PAYMENT, 1.5));
  }

  private static Assessment assess(List<Item> own, List<Item> partners, Instant at) {
    var items = new ArrayList<>(own);
    items.addAll(partners);
    return Assessing.assess(
        new Case(
            "c_1",
            at.toEpochMilli(),
            Calibration.LAB,
            ONE_IN_TEN,
            items,
            new Approvals(true, new TreeSet<>(Set.of("ana", "ben")), "cleo")),
        Assumptions.SHIPPED);
  }

  private static double probability(List<Item> own, List<Item> partners) {
    return assess(own, partners, NOW).claim(ClaimKind.ACTIVITY).probability();
  }

  /// The example of `sharing.md` 8.3 the whole way: prior .1; template 2.7, timing 1.1, payment
  /// 1.5, and a partner match on the same template. Taken for a second voice it ends at .98. The
  /// formula alone ends at .92, since the echo thins our own template out, which ADR 28 does not
  /// allow it to: so it stays at what we knew ourselves.
  @Test
  void an_echo_is_no_second_voice_and_takes_nothing_away() {
    assertThat(SO_SO.nats()).isCloseTo(0.82, within(0.01));
    double ours = probability(ours(), List.of());
    List<Item> echo = items(ledger(SO_SO, seen(1, OURS, A, Set.of(OURS))));
    List<Item> unsaid = items(ledger(SO_SO, seen(1, THEIRS, A, Set.of())));
    List<Item> second = List.of(own("second", Kind.OUTCOME, 0.8));
    double thinned = (2.7 + 0.8) / 1.75 + 1.1 + 1.5 + Math.log(0.1 / 0.9);

    assertThat(1 / (1 + Math.exp(-thinned))).isCloseTo(0.92, within(0.005));
    assertThat(ours).isCloseTo(0.957, within(0.001));
    assertThat(probability(ours(), echo)).isEqualTo(ours);
    assertThat(probability(ours(), unsaid)).isEqualTo(ours);
    assertThat(probability(ours(), second)).isCloseTo(0.98, within(0.005));
  }

  @Test
  void who_vouches_and_was_right_before_is_a_second_voice() {
    List<Item> good = items(ledger(GOOD, vouched(1, THEIRS, A)));
    List<Item> soSo = items(ledger(SO_SO, vouched(1, THEIRS, A)));
    double ours = probability(ours(), List.of());

    assertThat(probability(ours(), soSo)).isGreaterThan(ours);
    assertThat(probability(ours(), good)).isGreaterThan(probability(ours(), soSo));
    assertThat(good.getFirst().origin().weight()).isEqualTo(1);
    assertThat(soSo.getFirst().origin().weight()).isEqualTo(0.4);
  }

  @Test
  void age_and_reliability_are_taken_off_once() {
    List<PartnerEvidence> evidence =
        PartnerEvidence.of(
            ledger(SO_SO, vouched(1, THEIRS, A)), new TreeMap<>(), signal -> Kind.TEMPLATE);
    Instant later = NOW.plusSeconds(45 * 86_400L);
    var row =
        assess(ours(), AsItems.of(evidence), later).matrix().rows().stream()
            .filter(r -> r.item().id().startsWith("partner-"))
            .findFirst()
            .orElseThrow();

    assertThat(row.weight()).isCloseTo(0.4 * 0.5, within(1e-12));
    assertThat(row.cells().getFirst().nats())
        .isCloseTo(evidence.getFirst().nats(later), within(1e-12));
    assertThat(row.group()).isEqualTo("content@" + A);
  }

  @Test
  void what_is_disputed_or_taken_back_adds_nothing() {
    PartnerLedger agreed = ledger(GOOD, vouched(1, THEIRS, A), said(1, THEIRS, A, Stance.POSITIVE));
    PartnerLedger disputed = agreed.hear(said(2, THEIRS, B, Stance.NEGATIVE));
    PartnerLedger settled = disputed.hear(new Heard.Revoked(id("opinion", 2), B));
    PartnerLedger revoked = settled.hear(new Heard.Revoked(THEIRS, A));

    assertThat(items(agreed)).hasSize(1);
    assertThat(items(disputed)).isEmpty();
    assertThat(items(settled)).isEqualTo(items(agreed));
    assertThat(items(revoked)).isEmpty();
  }

  /// However many partners, however good their record, whatever they vouch for: a gate that is
  /// closed by our own evidence stays closed.
  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void no_combination_of_partners_opens_a_gate(long seed) {
    var dice = new SplittableRandom(seed);
    int lifted = 0;
    int open = 0;
    for (int round = 0; round < 200; round++) {
      List<Item> own = someOfOurOwn(dice);
      Assessment without = assess(own, List.of(), NOW);
      Assessment with = assess(own, items(ledger(GOOD, heard(dice))), NOW);
      for (int i = 0; i < with.gates().size(); i++) {
        boolean before = without.gates().get(i).open();
        assertThat(before || !with.gates().get(i).open()).isTrue();
        open += before ? 1 : 0;
      }
      double ours = without.claim(ClaimKind.ACTIVITY).probability();
      assertThat(with.claim(ClaimKind.ACTIVITY).ownOnly()).isEqualTo(ours);
      lifted += ours < 0.8 && with.claim(ClaimKind.ACTIVITY).probability() >= 0.9 ? 1 : 0;
    }
    assertThat(open).as("gates that our own evidence opens").isPositive();
    assertThat(lifted).as("claims that partners lift over a threshold").isPositive();
  }

  private static List<Item> someOfOurOwn(SplittableRandom dice) {
    var own = new ArrayList<Item>();
    List<Kind> kinds = List.of(Kind.values());
    for (int i = dice.nextInt(6); i > 0; i--) {
      own.add(own("own-" + i, kinds.get(dice.nextInt(kinds.size())), dice.nextDouble(-1, 3)));
    }
    return own;
  }

  private static Heard[] heard(SplittableRandom dice) {
    Heard[] all = new Heard[1 + dice.nextInt(30)];
    for (int i = 0; i < all.length; i++) {
      StixId owner = dice.nextBoolean() ? A : B;
      StixId signal = id("indicator", 1 + dice.nextInt(12));
      all[i] =
          dice.nextBoolean()
              ? vouched(i, signal, owner)
              : seen(i, signal, owner, dice.nextBoolean() ? Set.of(OURS) : Set.of());
    }
    return all;
  }

  @Test
  void an_item_is_named_the_same_way_in_every_file_and_repeats_nothing_but_ids() {
    List<Item> items = items(ledger(GOOD, vouched(1, THEIRS, A), seen(2, THEIRS, B, Set.of(OURS))));

    assertThat(items).extracting(Item::id).doesNotHaveDuplicates().allMatch(i -> i.length() == 24);
    assertThat(items(ledger(GOOD, vouched(7, THEIRS, A))).getFirst().id())
        .isEqualTo(items.getFirst().id());
    assertThat(items)
        .extracting(Item::text)
        .containsExactly(
            "a partner met what signal "
                + THEIRS
                + " describes, last on 2026-05-28T20:26:40.000Z, and says that it owes nothing to"
                + " us",
            "a partner met what signal "
                + THEIRS
                + " describes, last on 2026-05-28T20:26:40.000Z, led there by a signal of ours");
  }
}
