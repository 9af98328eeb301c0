// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillwatch.base.ConfigException;
import org.stillwatch.base.Times;
import org.stillwatch.judge.attribution.Assessing;
import org.stillwatch.judge.attribution.Assumptions;
import org.stillwatch.judge.attribution.Item;
import org.stillwatch.judge.attribution.Kind;
import org.stillwatch.judge.attribution.Origin;
import org.stillwatch.judge.attribution.Submission;
import org.stillwatch.testkit.Schemas;

class AttributionFileTest {
  private static final String WHOLE =
      """
      {
        "schema": "stillwatch.attribution-evidence/1",
        "asOf": "2026-04-01",
        "organisations": [{"id": "org-a", "name": "organisation A", "prior": 0.1}],
        "hypotheses": [{"id": "case:class", "says": "a class", "prior": 1, "sameOperator": false}],
        "sources": [
          {"name": "vendor", "reliability": "B"},
          {"name": "partner-1",
           "history": {"truePositives": 40, "cases": 50, "falsePositives": 2, "benign": 200}}
        ],
        "items": [
          {"id": "card", "kind": "payment", "seen": "2026-03-01T10:00:00Z", "costlyToForge": true,
           "nats": {"Y1": 1.5, "org:org-a": 2}, "text": "one card"},
          {"id": "seen", "kind": "template", "source": "partner-1", "derivedFrom": "card",
           "about": ["Y1", "Y7"], "text": "partner saw it"},
          {"id": "report", "kind": "infrastructure", "source": "vendor", "independent": true,
           "nats": {"org:org-a": 0.5}, "text": "a report"}
        ],
        "calendars": [
          {"id": "cal", "about": "org:org-a", "from": "2025-06-01", "until": "2026-06-01",
           "releases": ["2026-03-01"], "windowFromHours": -24, "windowUntilHours": 48}
        ],
        "events": ["2026-03-02"],
        "approvals": {"warninglistsClean": true, "people": ["ana", "ben"], "counsel": "cleo"}
      }
      """;

  private static Submission read(String json) {
    return AttributionFile.read("e.json", json.getBytes(StandardCharsets.UTF_8), 7);
  }

  @Test
  void everything_is_read() {
    Schemas.validate("attribution-evidence-1", WHOLE);

    Submission read = read(WHOLE);

    assertThat(read.asOfMillis()).hasValue(Times.parse("2026-04-01T00:00:00Z"));
    assertThat(read.organisations()).hasSize(1);
    assertThat(read.hypotheses()).singleElement().matches(h -> !h.activity());
    assertThat(read.approvals().people()).containsExactly("ana", "ben");
    assertThat(read.approvals().counsel()).isEqualTo("cleo");
    Item card = read.items().getFirst();
    assertThat(card.kind()).isEqualTo(Kind.PAYMENT);
    assertThat(card.origin()).isEqualTo(new Origin.Own());
    assertThat(card.nats()).containsEntry("org:org-a", 2.0);
    Item seen = read.items().get(1);
    assertThat(seen.seenMillis()).isEqualTo(7);
    assertThat(seen.nats().get("Y7")).isCloseTo(Math.log((40.5 / 51) / (2.5 / 201)), within(1e-12));
    assertThat(seen.origin()).isEqualTo(new Origin.Outside("partner-1", 0.9, "card", false));
    assertThat(read.items().get(2).origin()).isEqualTo(new Origin.Outside("vendor", 0.9, "", true));
    assertThat(read.calendars().getFirst().windowFromMillis()).isEqualTo(-86_400_000L);
  }

  @Test
  void what_comes_of_it_is_written_as_the_schema_says_and_twice_the_same() {
    var campaign = Samples.full();
    var assessment =
        Assessing.assess(read(WHOLE).of(campaign, Assumptions.SHIPPED), Assumptions.SHIPPED);

    String json = AssessmentJson.text(assessment);

    Schemas.validate("attribution-1", json);
    assertThat(json)
        .isEqualTo(
            AssessmentJson.text(
                Assessing.assess(
                    read(WHOLE).of(campaign, Assumptions.SHIPPED), Assumptions.SHIPPED)))
        .contains("\"gate\":\"name-organisation\",\"organisation\":\"org-a\",\"open\":false")
        .contains(
            "\"seen\":\"2026-03-01T10:00:00.000Z\",\"validUntil\":\"2028-02-19T10:00:00.000Z\"");
  }

  @Test
  void without_a_calibration_figures_are_null() {
    var assessment =
        Assessing.assess(
            Submission.NOTHING.of(Samples.bare(), Assumptions.SHIPPED), Assumptions.SHIPPED);

    String json = AssessmentJson.text(assessment);

    Schemas.validate("attribution-1", json);
    assertThat(json).contains("\"probability\":null,\"word\":null");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'payment'|'country'|.items[0].kind: found geography or language, expected another kind:"
            + " neither is evidence",
        "'payment'|'magic'|.items[0].kind: found magic, expected one of address, ",
        "'card',|'card','x':1,|.items[0].x: found an unknown key, expected one of id, ",
        "'Y1': 1.5|'Y1': 31|.items[0].nats.Y1: found 31, expected a number from -30.0 to 30.0",
        "'Y1': 1.5|'Y1': true|.items[0].nats.Y1: found something else, expected a number",
        "'source': 'vendor'|'source': 'nobody'|.items[2].source: found a name that is not there",
        "'id': 'org-a'|'id': 'org a'|.organisations[0].id: found another form, expected NAME",
        "'case:class'|'class'|.hypotheses[0].id: found another form, expected case:NAME",
        "'prior': 0.1|'prior': 0.6|.organisations[0].prior: found 0.6, expected a number from",
        "'truePositives': 40|'truePositives': 60|.sources[1].history.truePositives: found 60,"
            + " expected a whole number from 0 to 50",
        "'about': ['Y1', 'Y7']|'about': []|.items[1].nats: found no hypothesis, expected nats by"
            + " hypothesis, or `about`",
        "'releases': ['2026-03-01']|'releases': ['2027-03-01']|.calendars[0].releases: found a time"
            + " outside",
        "'windowUntilHours': 48|'windowUntilHours': -48|.calendars[0].windowUntilHours: found no"
            + " window",
        "'events': ['2026-03-02']|'events': ['soon']|.events: found no time",
        "'name': 'vendor'|'name': 'partner-1'|.sources[1].name: found a source twice",
        "evidence/1|evidence/2|.schema: found stillwatch.attribution-evidence/2",
        "'warninglistsClean': true|'warninglistsClean': 1|.approvals.warninglistsClean: found a"
            + " number, expected true or false"
      })
  void a_mistake_says_where_it_stands(String what, String with, String message) {
    String broken = WHOLE.replace(what.replace('\'', '"'), with.replace('\'', '"'));
    assertThat(broken).isNotEqualTo(WHOLE);

    assertThatThrownBy(() -> read(broken))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("e.json: evidence" + message);
  }

  @Test
  void what_is_no_json_or_too_much_is_refused() {
    assertThatThrownBy(() -> read("{\"schema\":1,\"schema\":2}"))
        .hasMessage("e.json: line 1: found no JSON, or a key twice, expected JSON");
    assertThatThrownBy(() -> read("[]")).isInstanceOf(ConfigException.class);
    assertThatThrownBy(() -> read("")).isInstanceOf(ConfigException.class);
    assertThatThrownBy(() -> read(" ".repeat(AttributionFile.MOST_BYTES + 1)))
        .hasMessage("e.json: the file: found 1048577 bytes of evidence, expected at most 1 MiB");
    assertThatThrownBy(() -> read("[".repeat(5_000))).isInstanceOf(ConfigException.class);
  }

  @Test
  void cut_anywhere_it_is_a_mistake_and_never_half_a_case() {
    for (int end = 0; end < WHOLE.strip().length(); end++) {
      String cut = WHOLE.substring(0, end);
      assertThatThrownBy(() -> read(cut)).isInstanceOf(ConfigException.class);
    }
  }
}
