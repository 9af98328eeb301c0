// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.adapters.sql.AuditCheck;
import org.stillwatch.adapters.sql.AuditHead;
import org.stillwatch.respond.Role;
import org.stillwatch.share.screen.LeakScan;
import org.stillwatch.testkit.SharedData;

/// Two services exchange a report over TAXII, dispute it, take it back, and undo what followed.
@Timeout(300)
class LiveSharingTest {
  private static final String POLICY =
      """
      policy: first-answer
      version: 1
      rules:
        - id: likely-farm
          when: verdict >= review && membership >= 0.5
          measure: throttle
          days: 14
      """;
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path folder = Path.of("");

  private static JsonNode done(HttpResponse<String> answer) throws IOException {
    return TwoProviders.done(answer);
  }

  private static String refused(HttpResponse<String> answer) throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
    return answer.body();
  }

  private Path world() {
    Path world = folder.resolve("world");
    if (!Files.exists(world)) {
      Path scenario = SharedData.root().resolve("scenarios/0000-demo");
      assertThat(Stillwatch.run("lab", "simulate", scenario.toString(), "--out", world.toString()))
          .isZero();
    }
    return world;
  }

  private void watch(LiveServer server) throws Exception {
    var admin = server.admin();
    LiveServer.send(
        admin, "/v1/accounts", Files.readAllLines(world().resolve("accounts.jsonl")), 5_000);
    byte[] packed = Files.readAllBytes(world().resolve("exchanges.jsonl.gz"));
    done(admin.post("/v1/exchanges", packed, "gzip"));
    done(admin.post("/v1/settle", List.of()));
  }

  private static JsonNode largest(LiveServer server) throws Exception {
    JsonNode campaigns = done(server.admin().get("/v1/campaigns")).path("campaigns");
    JsonNode largest = campaigns.get(0);
    for (JsonNode one : campaigns) {
      if (one.path("accounts").size() > largest.path("accounts").size()) {
        largest = one;
      }
    }
    return largest;
  }

  private static void uphold(TwoProviders two, String campaign, Duration ago) throws IOException {
    Files.writeString(
        two.state("first").resolve("dispositions.jsonl"),
        """
        {"schema":"stillwatch.disposition/1","subject":{"kind":"campaign","id":"%s"},\
        "verdict":"confirmed","at":"%s","by":"ana","reason":"looked at"}
        """
            .formatted(campaign, two.now().minus(ago)));
  }

  private static JsonNode prepared(TwoProviders two, LiveCaller ana, String campaign)
      throws Exception {
    String plan =
        """
        {"schema": "stillwatch.share-plan/1", "tlp": "amber+strict", "name": "HYDRA-7",
         "ground": "moderate", "techniques": ["AML.T0040", "AML.M0004"],
         "signs": [{"kind": "client", "ja4": "t13d0000h2_aaaaaaaaaaaa_bbbbbbbbbbbb",
           "lastSeen": "%s", "principals": 24, "exchanges": 700, "benignRate": 0}]}
        """
            .formatted(two.now());
    return done(
        ana.post(
            "/v1/share/packages/prepare",
            List.of(
                "{\"campaign\":\"%s\",\"collection\":\"reports\",\"plan\":%s}"
                    .formatted(campaign, plan))));
  }

  private static String release(JsonNode draft) {
    return "{\"digest\":\"" + draft.path("digest").asText() + "\"}";
  }

  private static String indicator(LiveCaller caller) throws Exception {
    for (JsonNode signal : done(caller.get("/v1/share/signals")).path("signals")) {
      if (signal.path("id").asText().startsWith("indicator--")) {
        return signal.path("id").asText();
      }
    }
    throw new AssertionError("no indicator came");
  }

  /// A case, with a measure that runs.
  private static String enforce(LiveServer server, PolicySigner signer) throws Exception {
    LiveCaller bo = server.called("Bo", Role.APPROVER);
    LiveCaller chi = server.called("Chi", Role.APPROVER);
    JsonNode policy = signer.load(server.admin(), POLICY);
    String digest = release(policy);
    done(bo.post("/v1/policy/enforce", List.of(digest)));
    done(chi.post("/v1/policy/enforce", List.of(digest)));
    done(server.admin().post("/v1/settle", List.of()));
    JsonNode one = done(server.admin().get("/v1/cases")).path("cases").get(0);
    String approval = "{\"actions\":" + one.path("waiting").asInt() + "}";
    done(bo.post("/v1/cases/" + one.path("id").asText() + "/approve", List.of(approval)));
    done(chi.post("/v1/cases/" + one.path("id").asText() + "/approve", List.of(approval)));
    return one.path("id").asText();
  }

  @Test
  void a_report_is_exchanged_disputed_taken_back_and_undone() throws Exception {
    try (var two = new TwoProviders(folder);
        var signer = new PolicySigner(folder, two.state("second"))) {
      watch(two.first);
      watch(two.second);
      String campaign = largest(two.first).path("id").asText();
      LiveCaller ana = two.first.called("Ana", Role.ANALYST, Role.APPROVER);
      LiveCaller ben = two.first.called("Ben", Role.APPROVER, Role.ANALYST);
      LiveCaller eve = two.second.called("Eve", Role.ANALYST);

      JsonNode draft = prepared(two, ana, campaign);
      String at = "/v1/share/packages/" + draft.path("id").asText();
      assertThat(draft.path("reasons").toString()).contains("nobody upheld the finding");
      uphold(two, campaign, Duration.ofDays(3));
      assertThat(done(ana.get(at)).path("reasons").toString()).contains("may still appeal");
      uphold(two, campaign, Duration.ofDays(10));
      assertThat(refused(ana.post(at + "/release", List.of(release(draft)))))
          .contains("nobody approved it by name who did not prepare it");
      assertThat(refused(ben.post(at + "/release", List.of("{\"digest\":\"00\"}"))))
          .contains("another package");
      JsonNode released = done(ben.post(at + "/release", List.of(release(draft))));
      assertThat(released.path("state").asText()).isEqualTo("released");

      JsonNode round = done(eve.post("/v1/share/sync", List.of("{}")));
      assertThat(round.path("pulled").asInt()).as(round.toString()).isGreaterThan(10);
      assertThat(round.path("failed").asInt()).isZero();
      assertThat(done(eve.post("/v1/share/sync", List.of("{}"))).path("pulled").asInt()).isZero();
      String indicator = indicator(eve);

      String one = enforce(two.second, signer);
      JsonNode whole = done(two.second.admin().get("/v1/cases/" + one));
      String measure = whole.at("/measures/0/id").asText();
      String evidence = whole.at("/measures/0/evidenceId").asText();
      assertThat(running(two.second, measure)).isTrue();
      String rely =
          "{\"action\":\"%s\",\"signals\":[\"%s\"],\"evidence\":\"%s\"}"
              .formatted(measure, indicator, evidence);
      assertThat(refused(eve.post("/v1/share/rely", List.of(rely.replace(evidence, "t_none")))))
          .contains("nothing rests on a partner alone");
      done(eve.post("/v1/share/rely", List.of(rely)));

      String because = "We see it at innocent schools too.";
      String opinion = "{\"opinion\":\"disagree\",\"because\":\"" + because + "\"}";
      String about = "/v1/share/signals/" + indicator + "/opinion";
      assertThat(
              refused(
                  eve.post(
                      about, List.of(opinion.replace("schools", "schools such as a@b.example")))))
          .contains("held");
      done(eve.post(about, List.of(opinion)));
      done(eve.post("/v1/share/sync", List.of("{}")));
      JsonNode disputed = done(ana.get(at));
      assertThat(disputed.path("disputed").toString()).contains(indicator);

      done(ben.post(at + "/withdraw", List.of("{\"reason\":\"schools\"}")));
      done(eve.post("/v1/share/sync", List.of("{}")));
      assertThat(running(two.second, measure)).as("undone").isFalse();

      assertThat(TwoProviders.shared(two.first))
          .extracting(line -> line.replaceFirst(" .*", ""))
          .contains("share.prepared", "share.released", "share.read", "share.added")
          .contains("share.opinion", "share.withdrawn");
      assertThat(TwoProviders.shared(two.first))
          .anyMatch(
              l -> l.startsWith("share.opinion second " + indicator) && l.contains("disputed"))
          .anyMatch(l -> l.startsWith("share.read second reports") && l.contains("paper 7"))
          .noneMatch(l -> l.contains("schools"));
      assertThat(TwoProviders.shared(two.second))
          .extracting(line -> line.replaceFirst(" .*", ""))
          .contains("share.pulled", "share.relied", "share.opined", "share.pushed")
          .contains("share.taken-back", "share.undone");
      nobodyIsIn(TwoProviders.texts(two.first, "4a1c7a9e-0000-4000-8000-000000000001"), campaign);
      nobodyIsIn(TwoProviders.texts(two.second, "4a1c7a9e-0000-4000-8000-000000000005"), campaign);
      for (LiveServer server : List.of(two.first, two.second)) {
        assertThat(server.database().auditLog().verify(AuditHead.EMPTY))
            .isInstanceOf(AuditCheck.Intact.class);
      }
    }
  }

  /// No account of the world, no organisation, no exchange and no prompt is in what partners read.
  private void nobodyIsIn(List<String> texts, String campaign) throws IOException {
    assertThat(texts).isNotEmpty();
    var values = new TreeSet<String>();
    values.add(campaign);
    for (String line : Files.readAllLines(world().resolve("accounts.jsonl"))) {
      JSON.readTree(line).forEach(value -> collect(value, values));
    }
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(world().resolve("exchanges.jsonl.gz"))),
                StandardCharsets.UTF_8))) {
      for (String line : lines.lines().limit(2_000).toList()) {
        JsonNode exchange = JSON.readTree(line);
        values.add(exchange.path("id").asText());
        exchange.path("messages").forEach(m -> values.add(m.path("content").asText()));
      }
    }
    // Times and words of a vocabulary, such as what was verified, are nobody's.
    values.removeIf(value -> value.length() < 10 || value.matches("\\d{4}-.*|[a-z_-]{1,40}"));
    assertThat(values).hasSizeGreaterThan(400);
    var scan = new LeakScan(values);
    assertThat(scan.in("at " + values.first())).as("it would be found").isNotEmpty();
    texts.forEach(text -> assertThat(scan.in(text)).as(text).isEmpty());
  }

  private static void collect(JsonNode value, Set<String> values) {
    if (value.isTextual()) {
      values.add(value.asText());
    }
    value.forEach(part -> collect(part, values));
  }

  @Test
  void an_appeal_that_is_won_here_takes_back_what_was_shared_within_a_day() throws Exception {
    try (var two = new TwoProviders(folder);
        var signer = new PolicySigner(folder, two.state("first"))) {
      watch(two.first);
      LiveCaller ana = two.first.called("Ana", Role.ANALYST);
      LiveCaller ben = two.first.called("Ben", Role.APPROVER, Role.ANALYST);
      LiveCaller dev = two.first.called("Dev", Role.APPROVER);
      LiveCaller eve = two.second.called("Eve", Role.ANALYST);
      String one = enforce(two.first, signer);
      JsonNode whole = done(two.first.admin().get("/v1/cases/" + one));
      String campaign = whole.path("campaign").asText();
      String member = whole.at("/measures/0/account").asText();
      uphold(two, campaign, Duration.ofDays(30));
      JsonNode draft = prepared(two, ana, campaign);
      String at = "/v1/share/packages/" + draft.path("id").asText();
      assertThat(refused(ben.post(at + "/release", List.of(release(draft)))))
          .as("measures began today")
          .contains("may still appeal");
      two.later(Duration.ofDays(8));
      done(ben.post(at + "/release", List.of(release(draft))));
      done(eve.post("/v1/share/sync", List.of("{}")));
      assertThat(done(eve.get("/v1/share/signals")).path("signals"))
          .isNotEmpty()
          .allMatch(signal -> !signal.path("revoked").asBoolean());

      JsonNode appeal =
          done(
              two.first
                  .admin()
                  .post(
                      "/v1/appeals/file",
                      List.of(
                          "{\"account\":\"" + member + "\",\"statement\":\"we are a school\"}")));
      String won = "{\"outcome\":\"overturned\",\"reason\":\"a school indeed\"}";
      done(dev.post("/v1/appeals/" + appeal.path("id").asText() + "/decide", List.of(won)));

      Instant until = Instant.now().plusSeconds(30);
      while (!done(ana.get(at)).path("state").asText().equals("withdrawn")) {
        assertThat(Instant.now()).as("nothing was withdrawn").isBefore(until);
        Thread.sleep(100);
      }
      done(eve.post("/v1/share/sync", List.of("{}")));
      assertThat(done(eve.get("/v1/share/signals")).path("signals"))
          .isNotEmpty()
          .allMatch(signal -> signal.path("revoked").asBoolean());
      assertThat(TwoProviders.shared(two.first))
          .anyMatch(l -> l.startsWith("share.withdrawn stillwatch sharing"))
          .noneMatch(l -> l.contains("a school"));
    }
  }

  private static boolean running(LiveServer server, String measure) throws Exception {
    return done(server.admin().get("/v1/measures/" + measure))
        .path("state")
        .asText()
        .equals("running");
  }
}
