// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.screen;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.share.report.Bundle;
import org.stillwatch.share.report.Findings;
import org.stillwatch.share.report.Sign;
import org.stillwatch.share.stix.Finding;
import org.stillwatch.share.stix.Head;
import org.stillwatch.share.stix.StixObject;
import org.stillwatch.share.stix.Tlp;

class GateTest {
  private static final Instant NOW = Findings.AT;
  private static final Review DONE =
      new Review(Review.Outcome.UPHELD, NOW, 0, "preparer", List.of("approver"));
  private static final Bundle BUNDLE = Findings.packed(Findings.complete());

  private static List<Warninglist> harmless() throws BadList {
    return List.of(
        Warninglist.read("{\"name\":\"None of ours\",\"list\":[\"nothing\"]}".getBytes(UTF_8)));
  }

  private static Gate gate(String... secrets) throws BadList {
    return new Gate(Thresholds.DEFAULT, harmless(), new LeakScan(List.of(secrets)));
  }

  private static List<String> reasons(Release release) {
    return release instanceof Release.Held(List<String> reasons) ? reasons : List.of();
  }

  private static List<String> held(Bundle bundle, Review review, double p) throws BadList {
    return reasons(gate().decide(bundle, p, review, new TreeMap<>(), NOW));
  }

  @Test
  void what_people_upheld_and_approved_leaves_as_it_was_scanned() throws BadList {
    Release release = gate().decide(BUNDLE, 0.97, DONE, new TreeMap<>(), NOW);

    assertThat(release).isInstanceOf(Release.Released.class);
    var released = (Release.Released) release;
    assertThat(released.files()).containsOnlyKeys(Gate.BUNDLE);
    assertThat(released.files().get(Gate.BUNDLE)).isEqualTo(BUNDLE.json().canonical());
    assertThat(released.approvedBy()).containsExactly("approver");
  }

  @Test
  void every_reason_is_told_at_once() throws BadList {
    var review =
        new Review(
            Review.Outcome.UNDECIDED, NOW.plusMillis(1), 2, "preparer", List.of("preparer", " "));

    assertThat(held(BUNDLE, review, 0.79))
        .containsExactly(
            "nobody upheld the finding, or it was overturned",
            "those concerned may still appeal",
            "appeals are open",
            "nobody approved it by name who did not prepare it",
            "the finding is less likely than 0.8");
    assertThat(held(BUNDLE, DONE, Double.NaN)).hasSize(1);
  }

  @Test
  void without_lists_nothing_leaves() {
    var gate = new Gate(Thresholds.DEFAULT, List.of(), new LeakScan(List.of()));

    assertThat(reasons(gate.decide(BUNDLE, 0.97, DONE, new TreeMap<>(), NOW)))
        .containsExactly("no warninglists are loaded");
  }

  @Test
  void a_hit_on_a_list_blocks_and_names_the_list_and_not_the_value() throws Exception {
    var gate = new Gate(Thresholds.DEFAULT, WarninglistTest.shipped(), new LeakScan(List.of()));

    List<String> reasons = reasons(gate.decide(BUNDLE, 0.97, DONE, new TreeMap<>(), NOW));

    assertThat(reasons)
        .anyMatch(r -> r.endsWith("it stands on the warninglist \"Addresses of special purpose\""))
        .anyMatch(r -> r.endsWith("it stands on the warninglist \"Reserved numbers of networks\""))
        .allMatch(r -> r.contains(": it stands on the warninglist "))
        .noneMatch(r -> r.contains("203.0.113.7"));
  }

  @Test
  void a_family_of_prompts_on_a_list_of_public_harnesses_blocks() throws BadList {
    String list =
        "{\"name\":\"Harnesses\",\"matching_attributes\":[\"stillwatch-template\"],\"list\":[\"%s\"]}"
            .formatted(Findings.fingerprint().signature());
    var gate =
        new Gate(
            Thresholds.DEFAULT,
            List.of(Warninglist.read(list.getBytes(UTF_8))),
            new LeakScan(List.of()));

    assertThat(reasons(gate.decide(BUNDLE, 0.97, DONE, new TreeMap<>(), NOW))).hasSize(1);
  }

  private static Bundle template(long principals, long exchanges, OptionalDouble benign) {
    var support = new Sign.Support(principals, exchanges, benign);
    return Findings.packed(
        Findings.of(
            new Sign.Template("G", Findings.fingerprint(), "grading", Findings.SEEN, support)));
  }

  @Test
  void a_family_of_prompts_needs_many_principals_exchanges_and_a_measured_rate() throws BadList {
    var low = OptionalDouble.of(0.001);

    assertThat(held(template(20, 500, low), DONE, 0.97)).isEmpty();
    assertThat(held(template(19, 500, low), DONE, 0.97)).hasSize(1);
    assertThat(held(template(20, 499, low), DONE, 0.97)).hasSize(1);
    assertThat(held(template(20, 500, OptionalDouble.of(0.0011)), DONE, 0.97)).hasSize(1);
    assertThat(held(template(20, 500, OptionalDouble.empty()), DONE, 0.97)).hasSize(1);
    assertThat(held(template(20, 500, OptionalDouble.of(Double.NaN)), DONE, 0.97)).hasSize(1);
  }

  @Test
  void what_two_share_a_household_shares() throws BadList {
    var two = new Sign.Support(2, 9_000, OptionalDouble.of(0));
    Bundle bundle = Findings.packed(Findings.of(new Sign.Client("ja4", Findings.SEEN, two)));

    assertThat(held(bundle, DONE, 0.97))
        .containsExactly(
            bundle.supports().firstKey()
                + ": fewer than 3 principals or 1 exchanges are behind it");
  }

  private static Bundle changed(UnaryOperator<Finding.Indicator> change) {
    var objects = new ArrayList<StixObject>();
    for (StixObject o : BUNDLE.objects()) {
      objects.add(o instanceof Finding.Indicator i ? change.apply(i) : o);
    }
    return new Bundle(BUNDLE.id(), objects, BUNDLE.supports());
  }

  private static Finding.Indicator with(
      Finding.Indicator i, Head head, String pattern, Optional<Instant> until) {
    return new Finding.Indicator(
        head,
        i.name(),
        i.description(),
        i.types(),
        pattern,
        i.patternType(),
        i.patternVersion(),
        i.validFrom(),
        until);
  }

  @Test
  void an_indicator_without_an_end_or_behind_it_stays() throws BadList {
    Bundle endless = changed(i -> with(i, i.head(), i.pattern(), Optional.empty()));
    Bundle over = changed(i -> with(i, i.head(), i.pattern(), Optional.of(NOW)));

    assertThat(held(endless, DONE, 0.97))
        .hasSize(5)
        .allMatch(r -> r.endsWith("nothing says until when it holds"));
    assertThat(held(over, DONE, 0.97)).hasSize(5).allMatch(r -> r.endsWith("it has expired"));
  }

  @Test
  void an_indicator_without_a_colour_or_support_or_with_an_expression_stays() throws BadList {
    Bundle bare =
        changed(i ->
            with(
                i,
                Head.first(i.id(), Findings.PRODUCER.id(), NOW, List.of()),
                i.pattern(),
                i.validUntil()));
    Bundle any =
        changed(i ->
            i.patternType().equals("stix")
                ? with(i, i.head(), "[ipv4-addr:value LIKE '1%']", i.validUntil())
                : i);
    var unsupported = new Bundle(BUNDLE.id(), BUNDLE.objects(), new TreeMap<>());

    assertThat(held(bare, DONE, 0.97))
        .hasSize(5)
        .allMatch(r -> r.endsWith("nothing says who may see it"));
    assertThat(held(any, DONE, 0.97))
        .filteredOn(r -> r.endsWith("values that nobody can check"))
        .hasSize(4);
    assertThat(held(unsupported, DONE, 0.97)).hasSize(5);
  }

  @Test
  void planted_values_are_found_in_whatever_leaves_beside_the_bundle() throws BadList {
    var others = new TreeMap<String, String>();
    others.put("letter.txt", "We saw acct-planted-77 there.");
    others.put("feed.json", "{\"value\":\"someone@mail.example\"}");

    List<String> reasons = reasons(gate("ACCT-planted-77").decide(BUNDLE, 0.97, DONE, others, NOW));

    assertThat(reasons)
        .containsExactly(
            "feed.json: it holds an address of mail",
            "letter.txt: it holds 1 of the values that must not leave");
  }

  @ParameterizedTest
  @CsvSource({
    "198.51.100.0/24,0",
    "198.51.100.0/23,1",
    "0.0.0.0/0,1",
    "2001:db8:7::/48,0",
    "2001:db8::/32,1",
    "::/0,1",
    "::ffff:198.51.100.0/104,2"
  })
  void a_network_of_a_whole_provider_stays(String network, int reasons) throws BadList {
    var sign =
        new Sign.Egress(
            network, Sign.Kind.DATACENTRE, OptionalLong.empty(), Findings.SEEN, Findings.SUPPORT);

    assertThat(held(Findings.packed(Findings.of(sign)), DONE, 0.97)).hasSize(reasons);
  }

  @Test
  void an_ipv4_address_that_is_written_as_ipv6_is_on_the_lists_too() throws Exception {
    var gate = new Gate(Thresholds.DEFAULT, WarninglistTest.shipped(), new LeakScan(List.of()));
    var sign =
        new Sign.Egress(
            "::ffff:198.51.100.7",
            Sign.Kind.DATACENTRE,
            OptionalLong.empty(),
            Findings.SEEN,
            Findings.SUPPORT);
    Bundle bundle = Findings.packed(Findings.of(sign));

    assertThat(reasons(gate.decide(bundle, 0.97, DONE, new TreeMap<>(), NOW)))
        .filteredOn(r -> r.contains("warninglist"))
        .hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"812,412000,0", "813,412000,1", "812,412001,1"})
  void nobody_stands_behind_a_sign_who_is_not_in_the_campaign(
      long principals, long exchanges, int reasons) throws BadList {
    var support = new Sign.Support(principals, exchanges, OptionalDouble.of(0));
    var sign = new Sign.Client("ja4", Findings.SEEN, support);

    assertThat(held(Findings.packed(Findings.of(sign)), DONE, 0.97))
        .hasSize(reasons)
        .allMatch(r -> r.endsWith("more is behind it than the campaign has"));
  }

  @Test
  void what_will_be_seen_in_the_future_lives_too_long() throws BadList {
    var sign = new Sign.Client("ja4", NOW.plusMillis(1), Findings.SUPPORT);

    assertThat(held(Findings.packed(Findings.of(sign)), DONE, 0.97))
        .hasSize(1)
        .allMatch(
            r -> r.endsWith("it was last seen in the future, so that it would live too long"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Preparer", " preparer", "pre\u200bparer", "\uff50reparer", "  "})
  void nobody_becomes_another_by_writing_the_name_otherwise(String name) throws BadList {
    var review = new Review(Review.Outcome.UPHELD, NOW, 0, "preparer", List.of(name));

    assertThat(held(BUNDLE, review, 0.97))
        .containsExactly("nobody approved it by name who did not prepare it");
  }

  @Test
  void the_appeal_window_is_over_at_its_end() throws BadList {
    var later =
        new Review(
            Review.Outcome.UPHELD, NOW.plus(Duration.ofMillis(1)), 0, "preparer", List.of("other"));

    assertThat(held(BUNDLE, later, 0.97)).containsExactly("those concerned may still appeal");
    assertThat(Tlp.narrowest(BUNDLE.objects().getLast().head().markings()))
        .contains(Tlp.AMBER_STRICT);
  }
}
