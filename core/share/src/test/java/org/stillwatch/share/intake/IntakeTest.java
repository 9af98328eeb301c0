// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.stillwatch.share.intake.Objects.OTHER;
import static org.stillwatch.share.intake.Objects.SENDER;
import static org.stillwatch.share.intake.Objects.US;
import static org.stillwatch.share.intake.Objects.bundle;
import static org.stillwatch.share.intake.Objects.by;
import static org.stillwatch.share.intake.Objects.id;
import static org.stillwatch.share.intake.Objects.identity;
import static org.stillwatch.share.intake.Objects.object;
import static org.stillwatch.share.intake.Objects.problems;
import static org.stillwatch.share.intake.Objects.read;
import static org.stillwatch.share.intake.Objects.sent;
import static org.stillwatch.share.intake.Objects.taken;

import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.json.JsonCursor;
import org.stillwatch.share.json.JsonLimits;
import org.stillwatch.share.stix.Versions;
import org.stillwatch.testkit.SharedData;

class IntakeTest {
  private static byte[] example() throws Exception {
    return Files.readAllBytes(SharedData.require("vectors/stix-example-bundle.json"));
  }

  @Test
  void the_example_is_taken_whole() throws Exception {
    Batch batch = Intake.read(example(), Terms.ofFile());

    assertThat(batch.refused()).isEmpty();
    assertThat(batch.received()).hasSize(70);
    assertThat(batch.foreign()).isEmpty();
    assertThat(batch.incomplete()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "campaign | \"name\":7 | name: expected text",
        "campaign | \"aliases\":[\"a\"] | name: expected text, which is required",
        "campaign | \"name\":\"n\",\"confidence\":101 | confidence: expected a number from 0 to 100",
        "campaign | \"name\":\"n\",\"confidence\":5.5 | confidence: expected an integer from 0 to 100",
        "campaign | \"name\":\"n\",\"labels\":[] | labels: expected a list that is not empty",
        "campaign | \"name\":\"n\",\"labels\":[\"a\",7] | labels[1]: expected text",
        "campaign | \"name\":\"n\",\"revoked\":\"yes\" | revoked: expected true or false",
        "campaign | \"name\":\"n\",\"created_by_ref\":\"me\" | created_by_ref: expected the id of an object",
        "campaign | \"name\":\"n\",\"created_by_ref\":\"campaign--00000000-0000-4000-8000-000000000001\" | created_by_ref: expected the id of an object of type identity",
        "campaign | \"name\":\"n\",\"external_references\":[{\"url\":\"u\"}] | external_references[0].source_name: expected text, which is required",
        "campaign | \"name\":\"n\",\"first_seen\":\"2026-03-02T09:00:00Z\",\"last_seen\":\"2026-03-01T09:00:00Z\" | last_seen: expected a time not before the first one",
        "indicator | \"pattern\":\"[a:b = 1]\",\"pattern_type\":\"stix\",\"valid_from\":\"2026-03-02T09:00:00Z\",\"valid_until\":\"2026-03-02T09:00:00Z\" | valid_until: expected a time after the first one",
        "indicator | \"pattern\":\"[a:b = 1\",\"pattern_type\":\"stix\",\"valid_from\":\"2026-03-02T09:00:00Z\" | pattern: expected ] at character 8",
        "indicator | \"pattern\":\"[a:b MATCHES '(x{500}){500}']\",\"pattern_type\":\"stix\",\"valid_from\":\"2026-03-02T09:00:00Z\" | pattern: expected expressions of at most 10,000 characters in all, each times its counts at character 13",
        "opinion | \"opinion\":\"maybe\",\"object_refs\":[\"campaign--00000000-0000-4000-8000-000000000001\"] | opinion: expected strongly-disagree, disagree, neutral, agree or strongly-agree",
        "opinion | \"opinion\":\"agree\" | object_refs: expected at least one value, which is required",
        "observed-data | \"first_observed\":\"2026-03-02T09:00:00Z\",\"last_observed\":\"2026-03-02T09:00:00Z\",\"number_observed\":0,\"object_refs\":[\"ipv4-addr--00000000-0000-4000-8000-000000000001\"] | number_observed: expected a number from 1 to 999999999",
        "relationship | \"relationship_type\":\"uses\",\"source_ref\":\"campaign--00000000-0000-4000-8000-000000000001\" | target_ref: expected the id of an object, which is required",
        "ipv4-addr | \"value\":\"2001:db8::1\" | value: expected an IPv4 address or network",
        "ipv4-addr | \"value\":\"1.2.3.400\" | value: expected an IPv4 address or network",
        "network-traffic | \"protocols\":[\"tcp\"],\"src_ref\":\"ipv4-addr--00000000-0000-4000-8000-000000000001\",\"dst_port\":70000 | dst_port: expected a number from 0 to 65535",
        "marking-definition | \"name\":\"n\" | definition_type: expected text, or an extension that marks",
        "note | \"content\":\"c\",\"object_refs\":[\"campaign--00000000-0000-4000-8000-000000000001\"],\"extensions\":{\"extension-definition--e52fec14-2d75-4a6a-8584-0f4ce50ee168\":{\"extension_type\":\"property-extension\",\"attribution\":{\"model\":\"m\",\"posterior\":{\"h1\":1.5}}}} | extensions.extension-definition--e52fec14-2d75-4a6a-8584-0f4ce50ee168.attribution.posterior.h1: expected a number from 0 to 1"
      })
  void what_is_wrong_is_named_and_the_rest_of_the_bundle_is_taken(
      String type, String members, String problem) {
    Batch batch = sent(bundle(object(type, members), object("identity", 7, "\"name\":\"n\"")));

    assertThat(problems(batch)).containsExactly("object 0 (" + id(type, 99) + "), " + problem);
    assertThat(taken(batch)).containsExactly(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7 | object 0: expected an object",
        "{} | 'object 0, id: expected the id of an object, which is required'",
        "{\"type\":\"campaign\",\"id\":\"identity--00000000-0000-4000-8000-000000000001\"} | 'object 0 (identity--00000000-0000-4000-8000-000000000001), id: expected an id that begins with the type'",
        "{\"type\":\"campaign\",\"id\":\"campaign--00000000-0000-4000-8000-000000000001\",\"spec_version\":\"2.0\"} | 'object 0 (campaign--00000000-0000-4000-8000-000000000001), spec_version: expected 2.1'",
        "{\"type\":\"campaign\",\"id\":\"campaign--00000000-0000-4000-8000-000000000001\",\"spec_version\":\"2.1\",\"name\":\"n\"} | 'object 0 (campaign--00000000-0000-4000-8000-000000000001), created: expected a time, which is required'",
        "{\"type\":\"ipv4-addr\",\"id\":\"ipv4-addr--9ddd739e-87b1-587d-83f2-62ef1130af2f\",\"value\":\"203.0.113.8\"} | 'object 0 (ipv4-addr--9ddd739e-87b1-587d-83f2-62ef1130af2f), id: expected the hash of the values (UUID of version 5), or a drawn one (version 4)'",
        "{\"id\":\"a\",\"id\":\"b\"} | object 0: expected each member once"
      })
  void what_is_no_object_at_all_is_refused(String object, String problem) {
    Batch batch = read(bundle(object, identity(OTHER)));

    assertThat(problems(batch)).containsExactly(problem);
    assertThat(taken(batch)).containsExactly(1);
  }

  @Test
  void unknown_types_are_kept_as_they_came_and_counted() {
    String one = object("x-new", "\"anything\":{\"at\":[\"all\"]}");

    Batch batch = read(bundle(one));

    assertThat(batch.foreign()).isEqualTo(Map.of("x-new", 1));
    assertThat(batch.received().getFirst().object().json())
        .isEqualTo(batch.received().getFirst().raw());
  }

  @Test
  void whoever_speaks_for_us_is_refused_and_what_we_wrote_may_come_back() throws Exception {
    String ours = object("campaign", 1, "\"name\":\"n\"," + by(US));
    String forged = object("campaign", 2, "\"name\":\"n\"," + by(US));
    var written = (Json.Obj) JsonCursor.value(ours.getBytes(UTF_8), JsonLimits.OBJECT);

    Batch batch =
        sent(
            bundle(
                ours,
                forged,
                identity(US),
                identity(OTHER),
                identity(SENDER),
                object("campaign", 3, "\"name\":\"n\"," + by(SENDER)),
                object("campaign", 4, "\"name\":\"n\"," + by(OTHER)),
                object("campaign", 5, "\"name\":\"n\"")),
            written);

    assertThat(batch.received())
        .map(r -> r.index() + " " + r.standing())
        .containsExactly("0 RETURNED", "3 RELAYED", "4 OWN", "5 OWN", "6 RELAYED", "7 RELAYED");
    assertThat(batch.refused()).map(Refused::index).containsExactly(1, 2);
    assertThat(problems(batch).getFirst()).contains("another author than us");
  }

  @Test
  void what_is_passed_on_never_takes_the_place_of_what_its_author_said() {
    String old = identity(OTHER);
    String forged = old.replace("\"modified\":\"2026", "\"modified\":\"2027");
    Received held =
        Intake.read(
                bundle(old).getBytes(UTF_8),
                new Terms(
                    Optional.of(OTHER),
                    Optional.of(US),
                    o -> false,
                    i -> false,
                    Signatures.NONE,
                    References.MUST_RESOLVE,
                    IntakeLimits.DEFAULT))
            .received()
            .getFirst();
    Received come = sent(bundle(forged)).received().getFirst();

    assertThat(held.standing()).isEqualTo(Standing.OWN);
    assertThat(come.against(held)).isEqualTo(Versions.Step.NOT_THE_AUTHOR);
    assertThat(held.against(come)).isEqualTo(Versions.Step.OLDER);
    assertThat(held.against(held)).isEqualTo(Versions.Step.SAME);
  }

  @Test
  void a_marking_that_passes_for_a_colour_is_refused_with_all_that_it_marks() {
    String clear = "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487";
    String forged =
        object(
                "marking-definition",
                "\"definition_type\":\"statement\",\"definition\":{\"statement\":\"s\"}")
            .replace(id("marking-definition", 99), clear);

    Batch batch = read(bundle(forged, identity(OTHER)));

    assertThat(problems(batch))
        .containsExactly(
            "object 0 ("
                + clear
                + "), extensions: expected the marking that OASIS publishes under this id");
    assertThat(taken(batch)).containsExactly(1);
  }

  private static String marking(int number, int... markedBy) {
    var refs =
        Arrays.stream(markedBy).mapToObj(m -> "\"" + id("marking-definition", m) + "\"").toList();
    String marks = refs.isEmpty() ? "" : ",\"object_marking_refs\":" + refs;
    return object(
        "marking-definition",
        number,
        "\"definition_type\":\"statement\",\"definition\":{\"statement\":\"s\"}" + marks);
  }

  @Test
  void markings_in_a_circle_fall_with_all_that_they_mark_and_others_stand() {
    String marked = ",\"object_marking_refs\":[\"" + id("marking-definition", 4) + "\"]";
    Batch batch =
        read(
            bundle(
                marking(1, 2),
                marking(2, 3),
                marking(3, 1),
                marking(4, 1),
                marking(5),
                marking(6, 5),
                marking(7, 7),
                object("campaign", 8, "\"name\":\"n\"" + marked),
                object("campaign", 9, "\"name\":\"n\"")));

    assertThat(taken(batch)).containsExactly(4, 5, 8);
    assertThat(batch.refused()).hasSize(6);
    assertThat(problems(batch).getFirst()).contains("expected markings without a circle");
  }

  @Test
  void a_marking_that_nobody_knows_cannot_be_obeyed() {
    String marks = ",\"object_marking_refs\":[\"" + id("marking-definition", 4) + "\"]";

    assertThat(problems(sent(bundle(object("campaign", "\"name\":\"n\"" + marks)))))
        .containsExactly(
            "object 0 ("
                + id("campaign", 99)
                + "), references: expected objects that are here or known, and "
                + id("marking-definition", 4)
                + " is not");
  }

  @Test
  void in_a_bundle_whatever_hangs_on_a_refused_object_falls_and_on_a_page_it_stands() {
    String[] objects = {
      object("campaign", 1, ""),
      object("campaign", 2, "\"name\":\"n\""),
      object(
          "relationship",
          3,
          "\"relationship_type\":\"related-to\",\"source_ref\":\"%s\",\"target_ref\":\"%s\""
              .formatted(id("campaign", 1), id("campaign", 2))),
      object("note", 4, "\"content\":\"c\",\"object_refs\":[\"" + id("relationship", 3) + "\"]")
    };

    assertThat(taken(read(bundle(objects)))).containsExactly(1);
    assertThat(read(bundle(objects)).refused()).hasSize(3);
    assertThat(taken(sent(bundle(objects)))).containsExactly(1, 2, 3);
  }

  @Test
  void the_same_version_twice_counts_once_and_another_text_of_it_is_refused() {
    String one = object("campaign", "\"name\":\"n\"");

    Batch batch =
        read(
            bundle(
                one,
                one,
                one.replace("\"n\"", "\"m\""),
                one.replace("\"modified\":\"2026", "\"modified\":\"2027")));

    assertThat(batch.repeated()).isEqualTo(1);
    assertThat(taken(batch)).containsExactly(0, 3);
    assertThat(problems(batch)).hasSize(1);
  }

  @Test
  void an_envelope_says_where_it_goes_on() {
    Batch batch = sent("{\"more\":true,\"next\":\"abc\",\"objects\":[" + identity(OTHER) + "]}");

    assertThat(batch.next()).contains("abc");
    assertThat(taken(batch)).containsExactly(0);
  }

  @Test
  void what_marks_a_part_has_to_be_known_too() {
    String part =
        ",\"granular_markings\":[{\"marking_ref\":\""
            + id("marking-definition", 4)
            + "\",\"selectors\":[\"name\"]}]";

    assertThat(problems(sent(bundle(object("campaign", "\"name\":\"n\"" + part)))))
        .containsExactly(
            "object 0 ("
                + id("campaign", 99)
                + "), references: expected objects that are here or known, and "
                + id("marking-definition", 4)
                + " is not");
    assertThat(
            problems(sent(bundle(object("campaign", "\"name\":\"n\"" + part.replace("--", "-"))))))
        .containsExactly(
            "object 0 ("
                + id("campaign", 99)
                + "), granular_markings[0].marking_ref: expected the id of an object");
  }
}
