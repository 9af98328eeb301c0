// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.taxii;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillwatch.share.taxii.MemoryServer.OBJECTS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The conformance table of `sharing.md` 4.1 and the rules of paging and filters, without a
/// transport.
class TaxiiServerTest {
  private static final String OLD = "2026-01-01T00:00:00.000Z";
  private static final String NEW = "2026-02-01T00:00:00.000Z";

  private final MemoryServer server = new MemoryServer();

  private static JsonNode json(TaxiiResponse response) throws IOException {
    return new JsonMapper().readTree(response.body());
  }

  private int accepting(String accept) {
    var request = new TaxiiRequest("GET", "/taxii2/", new TreeMap<>(), accept, "");
    return server.ask(request, "").status();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/taxii+json;version=2.1 | 200",
        "application/taxii+json; version=2.1 | 200",
        "application/taxii+json | 200",
        "*/* | 200",
        "'' | 200",
        "text/html, application/taxii+json;version=2.1;q=0.5 | 200",
        "application/json | 406",
        "application/taxii+json;version=2.0 | 406",
        "application/vnd.oasis.taxii+json; version=2.0 | 406",
        "text/html | 406"
      })
  void media_types_are_told_apart(String accept, int status) {
    assertThat(accepting(accept)).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/taxii2/",
        "/taxii2",
        "/share/",
        "/share",
        "/share/collections/",
        "/share/collections",
        "/share/collections/reports/",
        "/share/collections/reports",
        "/share/collections/reports/manifest",
        "/share/collections/reports/objects"
      })
  void addresses_work_with_and_without_their_last_slash(String path) {
    assertThat(server.get(path, Map.of()).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/other/",
        "/share/status/4a1c7a9e-0000-4000-8000-00000000000f/",
        "/share/collections/4a1c7a9e-0000-4000-8000-00000000000f/",
        "/share/collections/hidden/objects/",
        "/share/collections/reports/objects/identity--4a1c7a9e-0000-4000-8000-00000000000f/",
        "/share/collections/reports/objects/no id/versions/",
        "/share/collections/reports/objects/a/versions/b/",
        "/share/collections/../taxii2/"
      })
  void what_is_missing_and_what_is_hidden_are_the_same(String path) {
    TaxiiResponse response = server.get(path, Map.of());

    assertThat(response.status()).isEqualTo(404);
    assertThat(response.body()).isEqualTo(server.get("/nowhere", Map.of()).body());
  }

  @ParameterizedTest
  @CsvSource({
    "limit, 0, 400",
    "limit, abc, 400",
    "limit, -1, 400",
    "limit, 1e3, 400",
    "limit, 99999, 200",
    "next, x, 400",
    "next, '', 400",
    "added_after, notatime, 400",
    "added_after, 2026-02-30T00:00:00Z, 400",
    "added_after, 2026-02-03T00:00:00.123456Z, 200",
    "match[foo], x, 200",
    "match[version], yesterday, 400",
    "match[type], '', 400"
  })
  void what_cannot_be_asked_is_said_to_be_wrong(String name, String value, int status) {
    server.post(OBJECTS, MemoryServer.envelope(0, 1));

    assertThat(server.get(OBJECTS, Map.of(name, value)).status()).isEqualTo(status);
  }

  @Test
  void rights_of_a_collection_hold() throws IOException {
    String readOnly = "/share/collections/" + MemoryServer.READ_ONLY.id() + "/objects/";

    assertThat(server.post(readOnly, MemoryServer.envelope(0, 1)).status()).isEqualTo(403);
    assertThat(server.get("/share/collections/drop/objects/", Map.of()).status()).isEqualTo(403);
    assertThat(server.post("/share/collections/drop/objects", MemoryServer.envelope(0, 1)).status())
        .isEqualTo(202);
    JsonNode drop = json(server.get("/share/collections/drop/", Map.of()));
    assertThat(drop.path("can_read").asBoolean(true)).isFalse();
    assertThat(drop.path("media_types").path(0).asText())
        .isEqualTo("application/stix+json;version=2.1");
    assertThat(json(server.get("/share/collections/", Map.of())).path("collections")).hasSize(3);
  }

  @Test
  void a_body_that_is_none_is_refused() {
    var wrong = new TaxiiRequest("POST", OBJECTS, new TreeMap<>(), "", "application/json");

    assertThat(server.ask(wrong, MemoryServer.envelope(0, 1)).status()).isEqualTo(415);
    assertThat(server.post(OBJECTS, "{}").status()).isEqualTo(422);
    assertThat(server.post(OBJECTS, "no json").status()).isEqualTo(422);
    assertThat(server.post(OBJECTS, "{\"objects\":[]}").status()).isEqualTo(422);
    var put = new TaxiiRequest("PUT", OBJECTS, new TreeMap<>(), "", "");
    assertThat(server.ask(put, "").status()).isEqualTo(405);
  }

  @Test
  void one_bad_object_costs_itself_and_the_status_says_so() throws IOException {
    String body =
        "{\"objects\":["
            + MemoryServer.identity(1, OLD)
            + ",{\"type\":\"identity\",\"id\":\"identity--x\"},"
            + MemoryServer.identity(2, OLD)
            + "]}";
    TaxiiResponse response = server.post(OBJECTS, body);
    JsonNode status = json(response);

    assertThat(response.status()).isEqualTo(202);
    assertThat(status.path("status").asText()).isEqualTo("complete");
    assertThat(status.path("total_count").asInt()).isEqualTo(3);
    assertThat(status.path("success_count").asInt()).isEqualTo(2);
    assertThat(status.path("failures").path(0).path("message").asText()).contains("object 1");
    String again = "/share/status/" + status.path("id").asText() + "/";
    assertThat(json(server.get(again, Map.of()))).isEqualTo(status);
  }

  @Test
  void a_bundle_is_taken_as_well_and_what_is_held_already_is_no_failure() throws IOException {
    String bundle =
        "{\"type\":\"bundle\",\"id\":\"bundle--4a1c7a9e-0000-4000-8000-00000000000f\",\"objects\":["
            + MemoryServer.identity(1, OLD)
            + "]}";
    assertThat(json(server.post(OBJECTS, bundle)).path("success_count").asInt()).isEqualTo(1);
    assertThat(json(server.post(OBJECTS, bundle)).path("success_count").asInt()).isEqualTo(1);
    assertThat(ids(Map.of("match[version]", "all"))).hasSize(1);

    String other = bundle.replace("\"n1\"", "\"n2\"");
    JsonNode status = json(server.post(OBJECTS, other));
    assertThat(status.path("failures").path(0).path("message").asText())
        .isEqualTo("another object of this id and time is held");
  }

  private List<String> ids(Map<String, String> query) throws IOException {
    var ids = new ArrayList<String>();
    json(server.get(OBJECTS, query))
        .path("objects")
        .forEach(o -> ids.add(o.path("name").asText() + "@" + o.path("modified").asText()));
    return ids;
  }

  @Test
  void versions_are_chosen_by_word_or_time_and_the_last_is_the_rule() throws IOException {
    server.post(OBJECTS, "{\"objects\":[" + MemoryServer.identity(1, NEW) + "]}");
    server.post(OBJECTS, "{\"objects\":[" + MemoryServer.identity(1, OLD) + "]}");
    server.post(OBJECTS, MemoryServer.envelope(2, 4));

    assertThat(ids(Map.of("match[id]", MemoryServer.id(1)))).containsExactly("n1@" + NEW);
    assertThat(ids(Map.of("match[version]", "first", "match[id]", MemoryServer.id(1))))
        .containsExactly("n1@" + OLD);
    assertThat(ids(Map.of("match[version]", "first,last", "match[id]", MemoryServer.id(1))))
        .containsExactly("n1@" + NEW, "n1@" + OLD);
    assertThat(ids(Map.of("match[version]", OLD)))
        .containsExactly("n1@" + OLD, "n2@" + OLD, "n3@" + OLD);
    assertThat(ids(Map.of("match[type]", "identity,campaign"))).hasSize(3);
    assertThat(ids(Map.of("match[type]", "campaign"))).isEmpty();
    assertThat(ids(Map.of("match[spec_version]", "2.0"))).isEmpty();
    JsonNode versions = json(server.get(OBJECTS + MemoryServer.id(1) + "/versions/", Map.of()));
    assertThat(versions.path("versions")).hasSize(2);
    assertThat(versions.has("objects")).isFalse();
  }

  @Test
  void a_page_says_where_the_next_begins_and_no_other_question_can_use_it() throws IOException {
    server.post(OBJECTS, MemoryServer.envelope(0, 5));
    TaxiiResponse first = server.get(OBJECTS, Map.of("limit", "2"));
    String next = json(first).path("next").asText();

    assertThat(json(first).path("more").asBoolean()).isTrue();
    assertThat(first.headers().get("X-TAXII-Date-Added-First"))
        .isEqualTo("2026-11-28T06:00:00.000000Z");
    assertThat(first.headers().get("X-TAXII-Date-Added-Last"))
        .isEqualTo("2026-11-28T06:00:00.000001Z");
    assertThat(ids(Map.of("next", next))).hasSize(3);
    assertThat(ids(Map.of("next", next, "added_after", "2030-01-01T00:00:00Z"))).hasSize(3);
    assertThat(server.get(OBJECTS, Map.of("next", next, "match[type]", "identity")).status())
        .isEqualTo(400);
    String changed = (next.startsWith("A") ? "B" : "A") + next.substring(1);
    assertThat(server.get(OBJECTS, Map.of("next", changed)).status()).isEqualTo(400);
    server.later(86_401);
    assertThat(server.get(OBJECTS, Map.of("next", next)).status()).isEqualTo(400);
  }

  @Test
  void an_extension_definition_is_served_although_its_version_is_no_time() throws IOException {
    String definition =
        """
        {"type":"extension-definition","spec_version":"2.1",\
        "id":"extension-definition--4a1c7a9e-0000-4000-8000-00000000000a",\
        "created_by_ref":"%s","created":"%s","modified":"%s","name":"x","version":"1.0.0",\
        "schema":"https://host.invalid/x.json","extension_types":["property-extension"]}\
        """
            .formatted(MemoryServer.id(1), OLD, OLD);
    JsonNode status =
        json(
            server.post(
                OBJECTS,
                "{\"objects\":[" + MemoryServer.identity(1, OLD) + "," + definition + "]}"));
    assertThat(status.path("success_count").asInt()).as(status.toString()).isEqualTo(2);

    JsonNode manifest = json(server.get("/share/collections/reports/manifest/", Map.of()));
    assertThat(manifest.path("objects").path(1).path("version").asText()).isEqualTo(OLD);
    assertThat(json(server.get(OBJECTS, Map.of())).path("objects")).hasSize(2);
  }

  @Test
  void versions_are_taken_away_where_reading_and_writing_are_allowed() throws IOException {
    server.post(OBJECTS, MemoryServer.envelope(0, 2));
    var delete =
        new TaxiiRequest("DELETE", OBJECTS + MemoryServer.id(0) + "/", new TreeMap<>(), "", "");

    assertThat(server.ask(delete, "").status()).isEqualTo(200);
    assertThat(ids(Map.of())).containsExactly("n1@" + OLD);
    assertThat(server.ask(delete, "").status()).isEqualTo(404);
  }
}
