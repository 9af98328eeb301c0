// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillwatch.share.intake.Batch;
import org.stillwatch.share.intake.Intake;
import org.stillwatch.share.intake.Terms;
import org.stillwatch.share.pattern.Match;
import org.stillwatch.share.pattern.Pattern;
import org.stillwatch.share.pattern.Seen;
import org.stillwatch.share.stix.Finding;
import org.stillwatch.share.stix.StixId;
import org.stillwatch.share.stix.StixObject;
import org.stillwatch.share.stix.Tlp;

class PackingTest {
  private static List<Finding.Indicator> indicators(Bundle bundle) {
    return bundle.objects().stream()
        .flatMap(o -> o instanceof Finding.Indicator i ? Stream.of(i) : Stream.empty())
        .toList();
  }

  @Test
  void a_package_is_taken_whole_by_whoever_takes_it() {
    Bundle bundle = Findings.everyType();
    byte[] json = bundle.json().canonical().getBytes(UTF_8);

    Batch batch = Intake.read(json, Terms.ofFile());

    assertThat(batch.refused()).isEmpty();
    assertThat(batch.received()).map(r -> r.object()).isEqualTo(bundle.objects());
    assertThat(bundle.objects())
        .map(o -> o.id().type())
        .contains(
            "identity",
            "campaign",
            "intrusion-set",
            "threat-actor",
            "relationship",
            "infrastructure",
            "indicator",
            "observed-data",
            "ipv4-addr",
            "ipv6-addr",
            "autonomous-system",
            "network-traffic",
            "user-account",
            "domain-name",
            "attack-pattern",
            "course-of-action",
            "sighting",
            "opinion",
            "note",
            "grouping",
            "report",
            "marking-definition",
            "extension-definition");
  }

  @Test
  void each_object_stands_behind_those_that_it_names_and_once() {
    Set<StixId> seen = new HashSet<>();
    for (StixObject object : Findings.packed(Findings.complete()).objects()) {
      assertThat(seen).containsAll(object.head().markings()).containsAll(object.refs());
      assertThat(seen.add(object.id())).isTrue();
    }
  }

  @Test
  void the_same_finding_is_the_same_bytes() {
    assertThat(Findings.packed(Findings.complete()).json().canonical())
        .isEqualTo(Findings.packed(Findings.complete()).json().canonical());
  }

  @Test
  void everything_dated_is_marked_with_a_colour_and_a_policy() {
    StixId policy = Findings.PRODUCER.policy().id();
    for (Finding.Indicator indicator : indicators(Findings.packed(Findings.complete()))) {
      assertThat(indicator.head().markings()).containsExactly(Tlp.AMBER_STRICT.id(), policy);
    }
  }

  @ParameterizedTest
  @CsvSource({"RESIDENTIAL_OR_PROXY, 12", "DATACENTRE, 14"})
  void an_address_lives_for_four_half_lives_and_at_most_two_weeks(Sign.Kind kind, int days) {
    var sign =
        new Sign.Egress("203.0.113.7", kind, OptionalLong.empty(), Findings.SEEN, Findings.SUPPORT);

    Finding.Indicator indicator = indicators(Findings.packed(Findings.of(sign))).getFirst();

    assertThat(indicator.validUntil()).contains(Findings.SEEN.plus(Duration.ofDays(days)));
  }

  @Test
  void other_signs_live_longer_and_none_for_ever() {
    assertThat(indicators(Findings.packed(Findings.complete())))
        .map(i -> Duration.between(Findings.SEEN, i.validUntil().orElseThrow()).toDays())
        .containsExactly(12L, 14L, 360L, 360L, 180L);
  }

  @Test
  void an_indicator_fires_on_what_it_was_made_of_and_on_nothing_else() throws Exception {
    Seen proxy =
        Seen.exchange(
            Findings.AT,
            Optional.of("203.0.113.7"),
            OptionalLong.empty(),
            Optional.empty(),
            Optional.of("exercise o'client"));
    Seen inside =
        Seen.exchange(
            Findings.AT,
            Optional.of("2001:db8:7::1234"),
            OptionalLong.empty(),
            Optional.of("t13d0000h2_aaaaaaaaaaaa_bbbbbbbbbbbb"),
            Optional.empty());
    List<Pattern> patterns = new ArrayList<>();
    for (Finding.Indicator indicator : indicators(Findings.packed(Findings.complete()))) {
      if (indicator.patternType().equals("stix")) {
        patterns.add(Pattern.parse(indicator.pattern()));
      }
    }

    assertThat(patterns)
        .map(p -> p.against(proxy))
        .containsExactly(Match.YES, Match.NO, Match.NO, Match.YES);
    assertThat(patterns)
        .map(p -> p.against(inside))
        .containsExactly(Match.NO, Match.YES, Match.YES, Match.NO);
  }

  @Test
  void one_operator_is_said_only_when_the_gate_is_open_and_likelihood_and_ground_are_said_apart() {
    CampaignFinding sure = Findings.complete();
    CampaignFinding thin =
        new CampaignFinding(
            sure.name(),
            sure.firstSeen(),
            sure.lastSeen(),
            sure.accounts(),
            sure.exchanges(),
            sure.capabilities(),
            sure.probability(),
            0.6,
            OptionalDouble.empty(),
            sure.ground(),
            sure.channels(),
            sure.hypotheses(),
            sure.calibration(),
            sure.techniques(),
            sure.signs());

    assertThat(sure.assessment())
        .isEqualTo(
            "We assess that outputs were harvested through the accounts of EXERCISE HYDRA-7: almost"
                + " certain. We assess that these accounts were run by one operator: almost"
                + " certain. Our confidence is moderate, because it rests on 3 families of evidence"
                + " from our own logs. Explanations considered: one operator distilling; a reseller"
                + " with unrelated customers.");
    assertThat(thin.assessment())
        .contains(": almost certain. By our own observations alone: likely. Our confidence is")
        .doesNotContain("one operator: ");
    assertThat(thin.carried()).isEqualTo(0.6);
    assertThat(types(thin)).doesNotContain("intrusion-set");
    assertThat(types(sure)).contains("intrusion-set");
  }

  private static Set<String> types(CampaignFinding finding) {
    return Findings.packed(finding).objects().stream()
        .map(o -> o.id().type())
        .collect(Collectors.toSet());
  }
}
