// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.opinion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillwatch.judge.attribution.Kind;
import org.stillwatch.share.intake.Autographs;
import org.stillwatch.share.intake.Batch;
import org.stillwatch.share.intake.Intake;
import org.stillwatch.share.intake.IntakeLimits;
import org.stillwatch.share.intake.References;
import org.stillwatch.share.intake.Signatures;
import org.stillwatch.share.intake.Terms;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.report.Bundle;
import org.stillwatch.share.report.Findings;
import org.stillwatch.share.report.Producer;
import org.stillwatch.share.stix.Ids;
import org.stillwatch.share.stix.StixId;
import org.stillwatch.share.stix.StixObject;
import org.stillwatch.share.stix.Tlp;
import org.stillwatch.share.stix.Versions;
import org.stillwatch.share.taxii.Outgoing;

/// Two houses exchange, dispute and take back, as bytes: what each makes of what the other sent.
class ExchangeTest {
  private static final Instant AT = Findings.AT;
  private static final StixId OURS = Findings.PRODUCER.id();
  private static final Producer PARTNER =
      new Producer(
          new StixId("identity--00000000-0000-4000-8000-0000000000bb"),
          "Example Provider B (synthetic)",
          AT.minusSeconds(9));
  private static final StixId OTHER = new StixId("identity--00000000-0000-4000-8000-0000000000cc");

  private static List<Heard> heard(List<StixObject> sent, StixId sender) {
    Json.Obj envelope =
        Json.Obj.EMPTY.with(
            "objects", new Json.Arr(sent.stream().<Json>map(StixObject::json).toList()));
    var terms =
        new Terms(
            Optional.of(sender),
            Optional.of(OURS),
            object -> false,
            id -> id.equals(Findings.PRODUCER.policy().id()) || id.equals(PARTNER.policy().id()),
            Signatures.NONE,
            References.MAY_BE_ELSEWHERE,
            IntakeLimits.DEFAULT);
    Batch batch = Intake.read(envelope.canonical().getBytes(UTF_8), terms);
    assertThat(batch.refused()).isEmpty();
    return batch.received().stream().flatMap(r -> FromStix.of(r).stream()).toList();
  }

  private static PartnerLedger hear(PartnerLedger ledger, List<StixObject> sent, StixId sender) {
    PartnerLedger state = ledger;
    for (Heard one : heard(sent, sender)) {
      state = state.hear(one);
    }
    return state;
  }

  private static double nats(PartnerLedger ledger) {
    return PartnerEvidence.of(ledger, new TreeMap<>(), signal -> Kind.ADDRESS).stream()
        .mapToDouble(e -> e.nats(AT))
        .sum();
  }

  @Test
  void a_sighting_counts_a_dispute_silences_it_and_its_revocation_gives_it_back() {
    Bundle package1 = Findings.packed(Findings.complete());
    StixId signal = package1.supports().firstKey();
    var replies =
        new Replies(
            PARTNER.id(),
            List.of(Tlp.AMBER_STRICT.id(), PARTNER.policy().id()),
            new Ids(new SplittableRandom(5)));
    var others = new Replies(OTHER, replies.markings(), new Ids(new SplittableRandom(6)));
    StixObject seen = replies.sighting(signal, 4_000, 42, Set.of(), AT);
    StixObject disputed = others.opinion(signal, Stance.NEGATIVE, "It is a campus.", AT);
    StixObject agreed = replies.opinion(signal, Stance.POSITIVE, "Seen alone.", AT);
    StixObject takenBack = Versions.revoked(disputed, AT.plusSeconds(1));
    var good = new SourceRecord(20, 20, 0, 20);
    PartnerLedger start =
        new PartnerLedger(
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>(Map.of(signal, OURS)),
            new TreeSet<>(),
            new TreeMap<>(Map.of(PARTNER.id(), good)),
            new TreeSet<>(Set.of(PARTNER.id(), OTHER)),
            20);

    PartnerLedger one = hear(start, List.of(seen, agreed), PARTNER.id());
    PartnerLedger two = hear(one, List.of(disputed), OTHER);
    PartnerLedger three = hear(two, List.of(takenBack), OTHER);

    assertThat(nats(start)).isZero();
    assertThat(nats(one)).isGreaterThan(3);
    assertThat(two.opinions().standing(signal, two.members()))
        .isEqualTo(Opinions.Standing.DISPUTED);
    assertThat(nats(two)).isZero();
    assertThat(nats(three)).isEqualTo(nats(one));
  }

  @Test
  void what_somebody_passes_on_is_no_voice_of_its_author() {
    StixId signal = Findings.packed(Findings.complete()).supports().firstKey();
    var replies = new Replies(OTHER, List.of(Tlp.CLEAR.id()), new Ids(new SplittableRandom(5)));
    List<StixObject> sent = new ArrayList<>();
    sent.add(replies.opinion(signal, Stance.NEGATIVE, "Passed on.", AT));

    assertThat(heard(sent, PARTNER.id())).isEmpty();
    assertThat(heard(sent, OTHER)).hasSize(1);
  }

  @Test
  void what_its_author_signed_is_their_voice_whoever_passes_it_on() {
    StixId signal = Findings.packed(Findings.complete()).supports().firstKey();
    var replies = new Replies(OTHER, List.of(Tlp.CLEAR.id()), new Ids(new SplittableRandom(5)));
    Json.Obj said = replies.opinion(signal, Stance.NEGATIVE, "Passed on.", AT).json();
    Terms keys = Terms.ofFile().page().checking(new Autographs(Set.of(OTHER)));
    var signed = new Outgoing(said, Optional.of(Autographs.of(OTHER, said)));
    var bare = new Outgoing(said, Optional.empty());

    assertThat(voices(signed, keys.from(PARTNER.id())))
        .map(one -> one instanceof Heard.Said voice ? voice.owner() : PARTNER.id())
        .containsExactly(OTHER);
    assertThat(voices(bare, keys.from(OTHER))).isEmpty();
  }

  private static List<Heard> voices(Outgoing sent, Terms terms) {
    byte[] envelope = Outgoing.envelope(List.of(sent)).getBytes(UTF_8);
    return Intake.read(envelope, terms).received().stream()
        .flatMap(r -> FromStix.of(r).stream())
        .toList();
  }

  @Test
  void no_count_leaves_the_house() {
    var replies = new Replies(OURS, List.of(Tlp.CLEAR.id()), new Ids(new SplittableRandom(5)));
    StixId signal = Findings.packed(Findings.complete()).supports().firstKey();

    String json = replies.sighting(signal, 4_321, 42, Set.of(signal), AT).json().canonical();

    assertThat(json)
        .contains("\"overlap_bucket\":\"30-100\"", "\"set_size_bucket\":\"3k-10k\"")
        .doesNotContain("4321", ":42");
  }

  @ParameterizedTest
  @CsvSource({
    "0, <10",
    "9, <10",
    "10, 10-30",
    "29, 10-30",
    "30, 30-100",
    "100, 100-300",
    "999, 300-1k",
    "1000, 1k-3k",
    "9999, 3k-10k",
    "10000, 10k-100k",
    "999999, 100k-1M",
    "1000000, >=1M"
  })
  void a_count_is_told_in_buckets(long count, String bucket) {
    assertThat(Bucket.of(count)).isEqualTo(bucket);
    assertThatThrownBy(() -> Bucket.of(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_bucket_says_which_counts_it_holds() {
    for (long count :
        new long[] {0, 9, 10, 29, 30, 999, 1_000, 99_999, 100_000, 999_999, 1_000_000}) {
      String bucket = Bucket.of(count);
      assertThat(Bucket.least(bucket).orElseThrow()).isLessThanOrEqualTo(count);
      assertThat(Bucket.largest(bucket).orElse(Long.MAX_VALUE)).isGreaterThanOrEqualTo(count);
      assertThat(Bucket.of(Bucket.least(bucket).orElseThrow())).isEqualTo(bucket);
    }
    assertThat(Bucket.least("12")).isEmpty();
    assertThat(Bucket.largest("")).isEmpty();
  }
}
