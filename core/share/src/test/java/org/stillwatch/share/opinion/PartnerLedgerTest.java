// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.opinion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.stillwatch.share.opinion.OpinionsTest.A;
import static org.stillwatch.share.opinion.OpinionsTest.B;
import static org.stillwatch.share.opinion.OpinionsTest.id;
import static org.stillwatch.share.opinion.OpinionsTest.voice;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.stillwatch.judge.attribution.Kind;
import org.stillwatch.share.intake.Intake;
import org.stillwatch.share.intake.Received;
import org.stillwatch.share.intake.Signatures;
import org.stillwatch.share.intake.Terms;
import org.stillwatch.share.report.Findings;
import org.stillwatch.share.stix.StixId;
import org.stillwatch.testkit.Seeds;

class PartnerLedgerTest {
  private static final StixId OURS = id("indicator", 1);
  private static final StixId THEIRS = id("indicator", 2);
  private static final Instant NOW = Instant.ofEpochSecond(1_000_000);
  private static final Map<StixId, StixId> OWNERS = Map.of(THEIRS, A);

  private static PartnerLedger empty() {
    return PartnerLedger.of(Set.of(A, B), new TreeMap<>(OWNERS));
  }

  private static Heard.Seen seen(int number, StixId signal, StixId owner, StixId... from) {
    return new Heard.Seen(
        new Lead(id("sighting", number), signal, owner, NOW, Set.of(from), Set.of()));
  }

  private static Heard.Said said(int number, StixId signal, StixId owner, Stance stance) {
    return new Heard.Said(id("opinion", number), signal, owner, voice(stance, number));
  }

  private static PartnerLedger after(Heard... heard) {
    PartnerLedger ledger = proven();
    for (Heard one : heard) {
      ledger = ledger.hear(one);
    }
    return ledger;
  }

  /// A and B have been right about ten cases each, and silent about ten innocent ones.
  private static PartnerLedger proven() {
    var good = new SourceRecord(10, 10, 0, 10);
    PartnerLedger empty = empty();
    return new PartnerLedger(
        empty.leads(),
        empty.said(),
        empty.owners(),
        empty.revoked(),
        new TreeMap<>(Map.of(A, good, B, good)),
        empty.members(),
        20);
  }

  private static List<PartnerEvidence> evidence(PartnerLedger ledger) {
    return PartnerEvidence.of(
        ledger, new TreeMap<>(Map.of(OURS, Kind.TEMPLATE)), signal -> Kind.PAYMENT);
  }

  private static double nats(PartnerLedger ledger) {
    return evidence(ledger).stream().mapToDouble(e -> e.nats(NOW)).sum();
  }

  @Test
  void a_dispute_changes_the_weight_and_its_revocation_undoes_it() {
    PartnerLedger agreed = after(seen(1, THEIRS, A), said(1, THEIRS, A, Stance.POSITIVE));
    PartnerLedger disputed = agreed.hear(said(2, THEIRS, B, Stance.NEGATIVE));
    PartnerLedger settled = disputed.hear(new Heard.Revoked(id("opinion", 2), B));

    assertThat(nats(agreed)).isGreaterThan(2);
    assertThat(nats(disputed)).isZero();
    assertThat(nats(settled)).isEqualTo(nats(agreed));
  }

  @Test
  void a_signal_that_was_taken_back_takes_its_sightings_and_effects_with_it() {
    PartnerLedger ledger = after(seen(1, THEIRS, A), seen(2, THEIRS, B));
    var both = new Effect("case-1", Set.of(THEIRS, OURS), "evidence-7");
    var one = new Effect("case-2", Set.of(THEIRS), "evidence-8");

    PartnerLedger revoked = ledger.hear(new Heard.Revoked(THEIRS, A));

    assertThat(evidence(ledger)).hasSize(2);
    assertThat(evidence(revoked)).isEmpty();
    assertThat(ledger.toUndo(List.of(both, one))).isEmpty();
    assertThat(revoked.toUndo(List.of(both, one))).containsExactly(one);
    assertThatThrownBy(() -> new Effect("case-3", Set.of(THEIRS), " "))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nobody_takes_back_or_rewrites_what_is_not_theirs() {
    PartnerLedger ledger = after(seen(1, THEIRS, A), said(1, THEIRS, A, Stance.POSITIVE));

    assertThat(ledger.hear(new Heard.Revoked(id("sighting", 1), B))).isEqualTo(ledger);
    assertThat(ledger.hear(new Heard.Revoked(THEIRS, B))).isEqualTo(ledger);
    assertThat(ledger.hear(seen(1, OURS, B))).isEqualTo(ledger);
    assertThat(ledger.hear(said(1, THEIRS, B, Stance.NEGATIVE))).isEqualTo(ledger);
  }

  @Test
  void strangers_weigh_nothing() {
    assertThat(evidence(after(seen(1, THEIRS, id("identity", 9))))).isEmpty();
  }

  @Test
  void an_echo_stands_in_the_group_of_what_it_repeats() {
    List<PartnerEvidence> evidence =
        evidence(after(seen(1, THEIRS, A, OURS), seen(2, THEIRS, B), seen(3, OURS, B)));

    assertThat(evidence)
        .map(e -> e.group() + " " + e.origin())
        .containsExactly("CONTENT ECHO", "CONTENT ECHO", "IDENTITY UNSAID");
  }

  @Test
  void a_sighting_fades_towards_nothing_and_only_the_latest_of_an_owner_counts() {
    PartnerLedger ledger = after(seen(1, THEIRS, A), seen(2, THEIRS, A));
    double fresh = nats(ledger);

    assertThat(evidence(ledger)).hasSize(1);
    PartnerEvidence one = evidence(ledger).getFirst();
    assertThat(one.nats(NOW.plus(Duration.ofDays(180)))).isCloseTo(fresh / 2, within(1e-12));
    assertThat(one.nats(NOW.minus(Duration.ofDays(10)))).isEqualTo(fresh);
  }

  @Test
  void what_people_resolve_is_held_against_every_member() {
    PartnerLedger ledger =
        empty()
            .hear(seen(1, OURS, B))
            .hear(new Heard.Resolved(SourceRecord.Outcome.CONFIRMED, Set.of(THEIRS, OURS)))
            .hear(new Heard.Resolved(SourceRecord.Outcome.CLEARED, Set.of(THEIRS)));

    assertThat(ledger.record(A)).isEqualTo(new SourceRecord(1, 1, 1, 1));
    assertThat(ledger.record(B)).isEqualTo(new SourceRecord(1, 1, 0, 1));
    assertThat(ledger.cases()).isEqualTo(2);
  }

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void a_revocation_leaves_what_there_would_be_had_it_never_been_said(long seed) {
    var random = new SplittableRandom(seed);
    for (int round = 0; round < 200; round++) {
      List<Heard> heard = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        StixId owner = random.nextBoolean() ? A : B;
        StixId signal = random.nextBoolean() ? OURS : THEIRS;
        heard.add(
            random.nextBoolean()
                ? seen(i, signal, owner)
                : said(i, signal, owner, OpinionsTest.STANCES.get(random.nextInt(3))));
      }
      Heard wrong = heard.get(random.nextInt(heard.size()));
      Heard.Revoked back =
          switch (wrong) {
            case Heard.Seen(Lead l) -> new Heard.Revoked(l.sighting(), l.owner());
            case Heard.Said s -> new Heard.Revoked(s.opinion(), s.owner());
            default -> throw new AssertionError(wrong);
          };
      var without = new ArrayList<>(heard);
      without.remove(wrong);

      PartnerLedger revoked = after(heard.toArray(new Heard[0])).hear(back);
      PartnerLedger never = after(without.toArray(new Heard[0]));

      assertThat(evidence(revoked)).isEqualTo(evidence(never));
      assertThat(revoked.opinions().voices()).isEqualTo(never.opinions().voices());
    }
  }

  @Test
  void objects_speak_when_they_are_the_senders_own() {
    byte[] json = Findings.everyType().json().canonical().getBytes(UTF_8);
    Terms file = Terms.ofFile();
    Terms producer =
        new Terms(
            Optional.of(Findings.PRODUCER.id()),
            file.ours(),
            file.weWrote(),
            file.known(),
            Signatures.NONE,
            file.references(),
            file.limits());

    assertThat(heard(Intake.read(json, file).received())).isEmpty();
    assertThat(heard(Intake.read(json, producer).received()))
        .hasSize(2)
        .hasAtLeastOneElementOfType(Heard.Said.class)
        .anySatisfy(h ->
            assertThat(h instanceof Heard.Seen(Lead l) && l.derivedFrom().contains(l.signal()))
                .isTrue());
  }

  private static List<Heard> heard(List<Received> received) {
    return received.stream().flatMap(r -> FromStix.of(r).stream()).toList();
  }
}
