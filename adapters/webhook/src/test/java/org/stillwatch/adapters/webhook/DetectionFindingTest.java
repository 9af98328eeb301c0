// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.adapters.webhook.DetectionFinding.Activity;

/// Required and enumerated attributes were looked up in the published schema of OCSF
/// (`events/findings/detection_finding.json`, `objects/finding_info.json`,
/// `objects/evidences.json`, `objects/metadata.json`).
class DetectionFindingTest {
  private static FindingFacts facts(String verdict, String title, OptionalDouble probability) {
    return new FindingFacts(
        "c_7abc",
        verdict,
        title,
        1_000,
        9_000,
        12_000,
        340,
        81_234,
        List.of("grading"),
        List.of("C", "R"),
        probability);
  }

  private static JsonNode tree(String verdict, OptionalDouble probability, Activity activity)
      throws Exception {
    String json =
        DetectionFinding.json(facts(verdict, "A campaign", probability), activity, "n1", "0.1.0");
    return new ObjectMapper().readTree(json);
  }

  @Test
  void a_campaign_is_a_detection_finding() {
    String json =
        DetectionFinding.json(
            facts("review", "340 accounts act as one", OptionalDouble.of(.874)),
            Activity.CREATE,
            "finding:c_7abc:1",
            "0.1.0");

    assertThat(json)
        .isEqualTo(
            "{\"category_uid\":2,\"category_name\":\"Findings\",\"class_uid\":2004,"
                + "\"class_name\":\"Detection Finding\",\"activity_id\":1,"
                + "\"activity_name\":\"Create\",\"type_uid\":200401,"
                + "\"type_name\":\"Detection Finding: Create\",\"status_id\":1,\"status\":\"New\","
                + "\"severity_id\":3,\"severity\":\"Medium\",\"confidence_id\":2,"
                + "\"confidence\":\"Medium\",\"confidence_score\":87,\"time\":12000,"
                + "\"start_time\":1000,\"end_time\":9000,\"count\":81234,"
                + "\"finding_info\":{\"uid\":\"c_7abc\",\"title\":\"340 accounts act as one\","
                + "\"created_time\":12000,\"first_seen_time\":1000,\"last_seen_time\":9000,"
                + "\"types\":[\"model-distillation\"]},\"evidences\":[{\"data\":"
                + "{\"verdict\":\"review\",\"accounts\":340,\"exchanges\":81234,\"capabilities\":[\"grading\"],"
                + "\"families\":[\"C\",\"R\"]}}],"
                + "\"metadata\":{\"version\":\"1.3.0\",\"uid\":\"finding:c_7abc:1\","
                + "\"product\":{\"name\":\"Stillwatch\",\"vendor_name\":\"Stillwatch\","
                + "\"version\":\"0.1.0\"}}}");
  }

  @ParameterizedTest
  @CsvSource({"clear, 1, Informational", "watch, 2, Low", "review, 3, Medium", "act, 4, High"})
  void severity_follows_the_verdict(String verdict, int id, String word) throws Exception {
    JsonNode tree = tree(verdict, OptionalDouble.empty(), Activity.UPDATE);

    assertThat(tree.get("severity_id").asInt()).isEqualTo(id);
    assertThat(tree.get("severity").asText()).isEqualTo(word);
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 0", ".7999, 1, 80", ".8, 2, 80", ".9499, 2, 95", ".95, 3, 95", "1, 3, 100"})
  void confidence_follows_the_probability(double p, int id, int score) throws Exception {
    JsonNode tree = tree("act", OptionalDouble.of(p), Activity.CREATE);

    assertThat(tree.get("confidence_id").asInt()).isEqualTo(id);
    assertThat(tree.get("confidence_score").asInt()).isEqualTo(score);
  }

  @Test
  void without_a_probability_confidence_is_unknown() throws Exception {
    JsonNode tree = tree("act", OptionalDouble.empty(), Activity.CREATE);

    assertThat(tree.get("confidence_id").asInt()).isZero();
    assertThat(tree.has("confidence_score")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"CREATE, 1, 1", "UPDATE, 2, 0", "CLOSE, 3, 4", "SUPPRESS, 3, 3"})
  void activity_status_and_type_belong_together(Activity activity, int id, int status)
      throws Exception {
    JsonNode tree = tree("watch", OptionalDouble.empty(), activity);

    assertThat(tree.get("activity_id").asInt()).isEqualTo(id);
    assertThat(tree.get("type_uid").asInt()).isEqualTo(200_400 + id);
    assertThat(tree.get("status_id").asInt()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"},\"x\":{\"", "\\", "</script>", "\u2028", "\ud83d\udd75"})
  void a_title_stays_a_title(String title) throws Exception {
    String json =
        DetectionFinding.json(
            facts("watch", title, OptionalDouble.empty()), Activity.CREATE, "n1", "0.1.0");

    JsonNode tree = new ObjectMapper().readTree(json);
    assertThat(tree.at("/finding_info/title").asText()).isEqualTo(title);
    assertThat(tree.size()).isEqualTo(21);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\nb", "\0", "\ud800", "\u0085"})
  void a_title_is_one_line(String title) {
    assertThatThrownBy(() -> facts("watch", title, OptionalDouble.empty()))
        .hasMessage("a title is one line of 1 to 256 characters");
  }

  @Test
  void facts_that_cannot_be_are_refused() {
    assertThatThrownBy(() -> facts("guilty", "t", OptionalDouble.empty()))
        .hasMessage("a verdict is clear, watch, review or act");
    assertThatThrownBy(() -> facts("act", "t", OptionalDouble.of(Double.NaN)))
        .hasMessage("a probability is from 0 to 1");
    assertThatThrownBy(() ->
            new FindingFacts(
                "c 1", "act", "t", 1, 2, 3, 4, 5, List.of(), List.of(), OptionalDouble.empty()))
        .hasMessageStartingWith("the id of a campaign");
    assertThatThrownBy(() ->
            new FindingFacts(
                "c", "act", "t", 2, 1, 3, 4, 5, List.of(), List.of(), OptionalDouble.empty()))
        .hasMessage("a campaign is last seen after it is first seen");
    assertThatThrownBy(() ->
            new FindingFacts(
                "c", "act", "t", 1, 2, 3, -4, 5, List.of(), List.of(), OptionalDouble.empty()))
        .hasMessage("counts are 0 or more");
  }
}
