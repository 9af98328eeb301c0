// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.json.JsonCursor;
import org.stillwatch.share.json.JsonLimits;
import org.stillwatch.share.stix.Tlp;

class ExportsTest {
  private static final Bundle BUNDLE = Findings.packed(Findings.complete());

  private static SortedMap<String, String> feed(MispFeed.Use use, String group) {
    return MispFeed.of(
        BUNDLE, Findings.PRODUCER, Tlp.AMBER_STRICT, Findings.AT, "EXERCISE", use, group);
  }

  private static Json.Obj object(String json) throws Exception {
    return (Json.Obj) JsonCursor.value(json.getBytes(UTF_8), JsonLimits.OBJECT);
  }

  @Test
  void a_feed_is_a_manifest_an_event_and_the_hashes_of_its_values() throws Exception {
    String uuid = BUNDLE.id().uuid();
    SortedMap<String, String> files = feed(MispFeed.Use.FOR_PEOPLE, "9");

    Json.Obj event = object(files.getOrDefault(uuid + ".json", "")).object("Event").orElseThrow();

    assertThat(files).containsOnlyKeys("manifest.json", uuid + ".json", "hashes.csv");
    assertThat(event.list("Attribute"))
        .map(a -> ((Json.Obj) a).text("type").orElse(""))
        .containsExactly("ip-src", "ip-src", "stix2-pattern", "user-agent", "stix2-pattern");
    assertThat(event.list("Attribute"))
        .allSatisfy(a -> assertThat(((Json.Obj) a).get("to_ids")).contains(new Json.Bool(false)));
    assertThat(event.text("distribution")).contains("4");
    assertThat(event.text("sharing_group_id")).contains("9");
    assertThat(object(files.getOrDefault("manifest.json", "")).members()).containsOnlyKeys(uuid);
    // md5 of 203.0.113.7 by md5sum
    assertThat(files.getOrDefault("hashes.csv", "").lines()).hasSize(5);
    assertThat(files.get("hashes.csv"))
        .startsWith("68fecd3b63b272e813f600f1a4885e0c," + uuid + "\n");
  }

  @Test
  void without_a_group_nobody_else_sees_an_event() throws Exception {
    String json = feed(MispFeed.Use.REVIEWED, "").getOrDefault(BUNDLE.id().uuid() + ".json", "");
    Json.Obj event = object(json).object("Event").orElseThrow();

    assertThat(event.text("distribution")).contains("0");
    assertThat(event.get("sharing_group_id")).isEmpty();
    assertThat(((Json.Obj) event.list("Attribute").getFirst()).get("to_ids"))
        .contains(new Json.Bool(true));
  }

  @Test
  void a_table_has_a_row_for_each_value() {
    assertThat(Tables.csv(BUNDLE).lines())
        .hasSize(6)
        .contains(
            "ip-src,203.0.113.7,Egress address of EXERCISE HYDRA-7,2026-11-18T00:00:00.000Z,"
                + "2026-11-30T00:00:00.000Z,50,"
                + BUNDLE.supports().keySet().stream()
                    .filter(id -> Tables.csv(BUNDLE).lines().toList().get(1).endsWith(id.text()))
                    .findFirst()
                    .orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(strings = {"=cmd()", "+1", "-1", "@x", "=a,\"b\""})
  void no_cell_is_a_formula(String family) {
    var sign = new Sign.UserAgent(family, Findings.SEEN, Findings.SUPPORT);

    String row = Tables.csv(Findings.packed(Findings.of(sign))).lines().toList().get(1);

    assertThat(row).matches("user-agent,\"?'.*").doesNotContain("," + family.charAt(0));
  }

  @Test
  void a_letter_says_first_who_may_see_it_and_holds_no_link() {
    String letter = Letter.of(Findings.complete(), BUNDLE, Findings.PRODUCER, Tlp.AMBER_STRICT);

    assertThat(letter)
        .startsWith("TLP:AMBER+STRICT\n")
        .contains("were run by one operator: almost certain.\nOur confidence is moderate,")
        .contains("- ip-src: 203[.]0[.]113[.]7, until 2026-11-30T00:00:00.000Z\n")
        .contains("- ip-src: 2001[:]db8[:]7[:][:]/48, until")
        .doesNotContain("203.0.113.7");
  }
}
