// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.adapters.taxii.Credentials;
import org.stillwatch.adapters.taxii.TaxiiClient;
import org.stillwatch.respond.Role;
import org.stillwatch.share.intake.Terms;
import org.stillwatch.share.taxii.PullState;

/// TAXII on a real port: who comes in, what they see, and what is too much.
@Timeout(120)
class LiveTaxiiTest {
  private static final String TAXII = "application/taxii+json;version=2.1";
  private static final String FEEDBACK = "/share/collections/feedback/";
  private static final String REPORTS = "/share/collections/reports/";

  @TempDir private Path folder = Path.of("");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private HttpResponse<String> get(LiveServer server, String path, String... headers)
      throws Exception {
    var request = request(server, path).GET();
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(LiveServer server, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.admin().port() + path));
  }

  private static String bearer(String secret) {
    return "Bearer " + secret;
  }

  private static String basic(String name, String secret) {
    byte[] both = (name + ":" + secret).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(both);
  }

  private HttpResponse<String> post(
      LiveServer server, String path, String key, String type, HttpRequest.BodyPublisher body)
      throws Exception {
    return client.send(
        request(server, path)
            .header("Authorization", bearer(key))
            .header("Content-Type", type)
            .header("Accept", TAXII)
            .POST(body)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  static String identity(int number) {
    return """
    {"created":"2026-01-01T00:00:00.000Z","id":"identity--%s","modified":"2026-01-01T00:00:00.000Z",\
    "name":"n%d","spec_version":"2.1","type":"identity"}\
    """
        .formatted(new UUID(0x4000L, Long.MIN_VALUE | number), number);
  }

  private static HttpRequest.BodyPublisher objects(int from, int to) {
    List<String> all = IntStream.range(from, to).mapToObj(LiveTaxiiTest::identity).toList();
    return HttpRequest.BodyPublishers.ofString("{\"objects\":[" + String.join(",", all) + "]}");
  }

  @Test
  void a_partner_comes_in_with_a_key_or_with_a_name_and_a_password_and_nobody_else()
      throws Exception {
    try (var two = new TwoProviders(folder)) {
      for (String how : List.of(bearer(two.key), basic("second", two.key), basic("", two.key))) {
        var answer = get(two.first, "/taxii2/", "Authorization", how, "Accept", TAXII);
        assertThat(answer.statusCode()).as(how).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).hasValue(TAXII);
        assertThat(answer.body())
            .contains("http://127.0.0.1:" + two.first.admin().port() + "/share/");
      }
      for (String how :
          List.of(
              bearer("sw_nobody"),
              basic("second", "wrong"),
              basic(two.key, ""),
              "Basic %%%",
              "Basic " + "A".repeat(5_000),
              "Digest x")) {
        var answer = get(two.first, "/taxii2/", "Authorization", how);
        assertThat(answer.statusCode()).as(how).isEqualTo(401);
        assertThat(answer.headers().firstValue("www-authenticate").orElse("")).contains("Basic");
        assertThat(answer.body()).doesNotContain(two.key);
      }
      assertThat(get(two.first, "/taxii2/").statusCode()).isEqualTo(401);
      String viewer = two.first.with(Role.VIEWER, Role.ANALYST).secret();
      assertThat(get(two.first, "/taxii2/", "Authorization", bearer(viewer)).statusCode())
          .isEqualTo(403);
      assertThat(get(two.first, "/v1/campaigns", "Authorization", bearer(two.key)).statusCode())
          .as("a partner's key opens nothing else")
          .isEqualTo(403);
      var admin =
          get(
              two.first,
              "/share/collections/",
              "Authorization",
              bearer(two.first.admin().secret()));
      assertThat(admin.body()).as("an administrator is no partner").isEqualTo("{}");
    }
  }

  @Test
  void what_is_not_a_partners_is_as_if_it_were_not_there() throws Exception {
    try (var two = new TwoProviders(folder)) {
      String key = bearer(two.key);
      var listed = get(two.first, "/share/collections", "Authorization", key);
      assertThat(listed.body()).contains("reports", "feedback").doesNotContain("others");
      var hidden = get(two.first, "/share/collections/others/objects/", "Authorization", key);
      var missing = get(two.first, "/share/collections/nothing/objects/", "Authorization", key);
      assertThat(hidden.statusCode()).isEqualTo(404);
      assertThat(hidden.body()).isEqualTo(missing.body());
      assertThat(get(two.first, FEEDBACK + "objects/", "Authorization", key).statusCode())
          .as("an inbox shows nothing")
          .isEqualTo(403);
      assertThat(post(two.first, REPORTS + "objects/", two.key, TAXII, objects(0, 1)).statusCode())
          .as("an outbox takes nothing")
          .isEqualTo(403);
      for (String wrong :
          List.of(
              "limit=0", "limit=abc", "next=AAAA", "added_after=notatime", "match[version]=x")) {
        String path = REPORTS + "objects/?" + wrong.replace("[", "%5B").replace("]", "%5D");
        assertThat(get(two.first, path, "Authorization", key).statusCode())
            .as(wrong)
            .isEqualTo(400);
      }
      var json = get(two.first, "/taxii2/", "Authorization", key, "Accept", "application/json");
      assertThat(json.statusCode()).isEqualTo(406);
      var any = get(two.first, "/taxii2", "Authorization", key, "Accept", "*/*");
      assertThat(any.statusCode()).isEqualTo(200);
    }
  }

  @Test
  void bodies_are_bounded_while_they_come_and_refused_with_the_right_word() throws Exception {
    try (var two = new TwoProviders(folder)) {
      String to = FEEDBACK + "objects/";
      assertThat(post(two.first, to, two.key, "application/json", objects(0, 1)).statusCode())
          .isEqualTo(415);
      assertThat(
              post(two.first, to, two.key, TAXII, HttpRequest.BodyPublishers.ofString("{}"))
                  .statusCode())
          .isEqualTo(422);
      byte[] large = new byte[9 << 20];
      assertThat(
              post(two.first, to, two.key, TAXII, HttpRequest.BodyPublishers.ofByteArray(large))
                  .statusCode())
          .isEqualTo(413);
      HttpRequest.BodyPublisher endless =
          HttpRequest.BodyPublishers.ofInputStream(() -> new Endless(64L << 20));
      assertThat(refusedOrCut(two.first, to, two.key, endless)).isTrue();
      var taken = post(two.first, to, two.key, TAXII, objects(0, 3));
      assertThat(taken.statusCode()).isEqualTo(202);
      assertThat(taken.body()).contains("\"success_count\":3");
      String status = new JsonMapper().readTree(taken.body()).path("id").asText();
      var again = get(two.first, "/share/status/" + status + "/", "Authorization", bearer(two.key));
      assertThat(again.body()).isEqualTo(taken.body());
    }
  }

  /// Bytes without an end in sight, of which nobody tells the number.
  private static final class Endless extends InputStream {
    private long left;

    Endless(long bytes) {
      left = bytes;
    }

    @Override
    public int read() {
      return left-- > 0 ? ' ' : -1;
    }

    @Override
    public int read(byte[] into, int from, int most) {
      int some = (int) Math.min(most, left);
      Arrays.fill(into, from, from + some, (byte) ' ');
      left -= some;
      return some == 0 ? -1 : some;
    }
  }

  @Test
  void a_partner_whose_key_is_wrong_keeps_nobody_from_the_others() throws Exception {
    try (var two = new TwoProviders(folder)) {
      LiveCaller eve = two.second.called("Eve", Role.ANALYST);
      Path key = folder.resolve("second.key");
      Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));

      var open = TwoProviders.done(eve.post("/v1/share/sync", List.of("{}")));
      assertThat(open.path("failed").asInt()).as("pull and push").isEqualTo(2);
      Files.delete(key);
      var gone = TwoProviders.done(eve.post("/v1/share/sync", List.of("{}")));
      assertThat(gone.path("failed").asInt()).isEqualTo(2);
    }
  }

  @Test
  void a_hostile_body_harms_nobody_and_says_why() throws Exception {
    try (var two = new TwoProviders(folder)) {
      String to = FEEDBACK + "objects/";
      String forged =
          """
          {"type":"campaign","spec_version":"2.1","id":"campaign--%s","created_by_ref":"%s",\
          "created":"2026-01-01T00:00:00.000Z","modified":"2026-01-01T00:00:00.000Z","name":"x"}\
          """
              .formatted(new UUID(0x4000L, Long.MIN_VALUE), TwoProviders.FIRST);
      String broken =
          """
          {"type":"indicator","spec_version":"2.1","id":"indicator--%s","created_by_ref":"%s",\
          "created":"2026-01-01T00:00:00.000Z","modified":"2026-01-01T00:00:00.000Z",\
          "pattern_type":"stix","valid_from":"2026-01-01T00:00:00Z",\
          "pattern":"[domain-name:value = ]"}\
          """
              .formatted(new UUID(0x4000L, Long.MIN_VALUE), TwoProviders.SECOND);
      var answer =
          post(
              two.first,
              to,
              two.key,
              TAXII,
              HttpRequest.BodyPublishers.ofString(
                  "{\"objects\":[" + forged + "," + broken + "," + identity(1) + "]}"));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
      assertThat(answer.body())
          .contains("\"failure_count\":2", "\"success_count\":1", "another author than us");
      String type = "x-" + "a".repeat(230);
      String odd =
          """
          {"type":"%s","spec_version":"2.1","id":"%s--%s","created_by_ref":"%s","revoked":true,\
          "created":"2026-01-01T00:00:00.000Z","modified":"2026-01-01T00:00:00.000Z"}\
          """
              .formatted(type, type, new UUID(0x4000L, Long.MIN_VALUE), TwoProviders.SECOND);
      String opinions =
          IntStream.range(0, 1_000)
              .mapToObj(i ->
                  """
                  {"type":"opinion","spec_version":"2.1","id":"opinion--%s","created_by_ref":"%s",\
                  "created":"2026-01-01T00:00:00.000Z","modified":"2026-01-01T00:00:00.000Z",\
                  "opinion":"disagree","object_refs":["identity--%s"]}\
                  """
                      .formatted(
                          new UUID(0x4000L, Long.MIN_VALUE | i),
                          TwoProviders.SECOND,
                          new UUID(0x4000L, Long.MIN_VALUE | i)))
              .collect(Collectors.joining(","));
      for (String many : List.of(odd, opinions)) {
        var taken =
            post(
                two.first,
                to,
                two.key,
                TAXII,
                HttpRequest.BodyPublishers.ofString("{\"objects\":[" + many + "]}"));
        assertThat(taken.body()).contains("\"failure_count\":0");
      }
      List<String> log = TwoProviders.shared(two.first);
      assertThat(log).anyMatch(l -> l.startsWith("share.taken-back second sha256-"));
      assertThat(log).filteredOn(l -> l.startsWith("share.opinion")).hasSize(200);
      for (String body :
          List.of(
              "[".repeat(200_000),
              "{\"objects\":" + "[".repeat(200_000),
              "{\"objects\":[" + "{},".repeat(300_000) + "{}]}",
              "{\"objects\":[{\"id\":\"\ud800\"}]}",
              "\0")) {
        int status =
            post(two.first, to, two.key, TAXII, HttpRequest.BodyPublishers.ofString(body))
                .statusCode();
        assertThat(status).isIn(202, 422);
      }
      assertThat(two.first.admin().get("/v1/status").statusCode()).isEqualTo(200);
    }
  }

  /// A server may cut the line of somebody who goes on sending.
  private boolean refusedOrCut(
      LiveServer server, String path, String key, HttpRequest.BodyPublisher body) throws Exception {
    try {
      return post(server, path, key, TAXII, body).statusCode() == 413;
    } catch (IOException e) {
      return true;
    }
  }

  @Test
  void everything_comes_once_page_by_page_also_over_a_restart() throws Exception {
    try (var two = new TwoProviders(folder)) {
      two.fill("4a1c7a9e-0000-4000-8000-000000000001", 1_203, LiveTaxiiTest::identity);
      two.restartFirst();
      var seen = new ArrayList<String>();
      PullState state = PullState.BEGIN;
      boolean more = true;
      while (more) {
        if (seen.size() == 500) {
          two.restartFirst();
        }
        try (var reader =
            new TaxiiClient(
                URI.create(two.collection("reports")),
                new Credentials.Basic("second", two.key),
                Optional.empty())) {
          var pulled = reader.pull(state, 100, Terms.ofFile());
          pulled.taken().fresh().forEach(one -> seen.add(one.object().id().text()));
          state = pulled.taken().state();
          more = pulled.taken().more();
        }
      }
      assertThat(seen).hasSize(1_203).doesNotHaveDuplicates();
      assertThat(TwoProviders.shared(two.first))
          .filteredOn(l -> l.startsWith("share.read second reports"))
          .hasSize(13);
    }
  }
}
