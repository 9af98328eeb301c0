// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.adapters.http.ApiLimits;
import org.stillwatch.apps.server.RespondSettings;
import org.stillwatch.lab.scenario.Simulation;
import org.stillwatch.respond.Role;

/// A farm that copies honest accounts, so that they are taken for members, meets the harshest
/// policy that can be written and two people who approve whatever they are shown. Then its members
/// flood the door for appeals.
class LiveFramingTest {
  private static final int MOST_SETTLES = 6;
  private static final String RECIPE =
      """
      schema: stillwatch.recipe/1
      name: small-framing
      seed: 210
      from: 2026-03-02T00:00:00Z
      to: 2026-03-05T00:00:00Z
      population: {organisations: 10, accounts: 400, exchanges: 5000}
      pools: []
      campaigns:
        - id: framer
          shape: template
          accounts: 40
          exchanges: 3000
          start: P1D
          ramp: PT12H
          share: {payment: 0.6, device: 0.6, network: 0.3, client: 0.5}
          tactics: [round-robin, failover]
          framing: {victims: 120, copies: [card, exit, system, schedule, failover]}
        - id: bystander
          shape: template
          accounts: 30
          exchanges: 2400
          start: P1D
          ramp: PT12H
          share: {payment: 0.7, device: 0.7, network: 0.3, client: 0.5}
          tactics: [round-robin]
      negatives:
        - {kind: household, accounts: 20}
      """;

  private static final String POLICY =
      """
      policy: as-harsh-as-can-be
      version: 1
      rules:
        - id: everybody
          when: verdict >= watch
          measure: suspend
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void a_farm_frames_nobody_and_delays_nobody_else() throws Exception {
    Path world = Files.createDirectory(folder.resolve("world"));
    Path recipe = Files.createDirectory(folder.resolve("recipe"));
    Files.writeString(recipe.resolve("recipe.yaml"), RECIPE);
    Simulation.run(LabSimulateCommand.recipe(recipe, Optional.empty()), Optional.empty(), world);
    var truth = new FramedTruth(world);
    HttpServer door = door();
    Path state = folder.resolve("state");
    try (var server = start(state, door);
        var signer = new PolicySigner(folder, state)) {
      LiveCaller admin = server.admin();
      LiveCaller bo = server.called("Bo", Role.APPROVER);
      LiveCaller chi = server.called("Chi", Role.APPROVER);
      String digest = signer.load(admin, POLICY).path("digest").asText();
      for (LiveCaller one : List.of(bo, chi)) {
        LiveServer.json(one.post("/v1/policy/enforce", List.of("{\"digest\":\"" + digest + "\"}")));
      }
      send(admin, world);
      for (JsonNode one : LiveServer.json(admin.get("/v1/cases")).path("cases")) {
        approve(List.of(bo, chi), one);
      }

      Set<String> hit = hit(admin);
      assertThat(hit).isNotEmpty().doesNotContainAnyElementsOf(truth.framed());
      assertThat(hit).isSubsetOf(truth.members());
      flood(admin, truth, hit);
    } finally {
      door.stop(0);
    }
  }

  /// All members of one campaign appeal before the first of another does: it stands no later than
  /// second.
  private static void flood(LiveCaller admin, FramedTruth truth, Set<String> hit) throws Exception {
    List<String> flooding = of("framer", truth, hit);
    assertThat(flooding).hasSizeGreaterThan(4);
    for (String account : flooding) {
      appeal(admin, account);
    }
    String other = of("bystander", truth, hit).getFirst();
    appeal(admin, other);
    JsonNode queue = LiveServer.json(admin.get("/v1/appeals")).path("appeals");
    assertThat(queue).hasSize(flooding.size() + 1);
    assertThat(List.of(account(queue, 0), account(queue, 1))).contains(other);
    assertThat(admin.post("/v1/appeals/file", List.of(statement(other))).statusCode())
        .as("one open appeal an account")
        .isEqualTo(409);
  }

  private static List<String> of(String campaign, FramedTruth truth, Set<String> hit) {
    return hit.stream().filter(account -> truth.campaign(account).equals(campaign)).toList();
  }

  private static String account(JsonNode queue, int place) {
    return queue.get(place).path("account").asText();
  }

  private static void appeal(LiveCaller admin, String account) throws Exception {
    LiveServer.json(admin.post("/v1/appeals/file", List.of(statement(account))));
  }

  private static String statement(String account) {
    return "{\"account\":\"" + account + "\",\"statement\":\"let us in\"}";
  }

  /// Accounts to which anything is done that they notice.
  private static Set<String> hit(LiveCaller admin) throws Exception {
    var hit = new TreeSet<String>();
    for (JsonNode one : LiveServer.json(admin.get("/v1/cases")).path("cases")) {
      JsonNode whole = LiveServer.json(admin.get("/v1/cases/" + one.path("id").asText()));
      for (JsonNode measure : whole.path("measures")) {
        if (measure.path("state").asText().equals("running")) {
          hit.add(measure.path("account").asText());
        }
      }
    }
    return hit;
  }

  private static void approve(List<LiveCaller> people, JsonNode one) throws Exception {
    String body = "{\"actions\":" + one.path("waiting").asInt() + "}";
    for (LiveCaller person : people) {
      person.post("/v1/cases/" + one.path("id").asText() + "/approve", List.of(body));
    }
  }

  private static void send(LiveCaller admin, Path world) throws Exception {
    LiveServer.send(
        admin, "/v1/accounts", Files.readAllLines(world.resolve("accounts.jsonl")), 1_000);
    new LiveWorld(world).eachBatch(lines -> LiveServer.send(admin, "/v1/exchanges", lines, 1_000));
    HttpResponse<String> settled = admin.post("/v1/settle", List.of());
    for (int i = 0; i < MOST_SETTLES && settled.statusCode() == 503; i++) {
      settled = admin.post("/v1/settle", List.of()); // "ask again later": it waits for the heap
    }
    LiveServer.json(settled);
  }

  /// The provider's own front end: customers can appeal.
  private static HttpServer door() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static LiveServer start(Path state, HttpServer door) throws IOException {
    var uri = URI.create("http://127.0.0.1:" + door.getAddress().getPort() + "/health");
    return LiveServer.start(
        state,
        ApiLimits.DEFAULT,
        InstantSource.system(),
        new RespondSettings(
            state.resolve("policy-keys"),
            Optional.of(uri),
            "appeals@provider.example",
            Optional.empty(),
            state.resolve("dispositions.jsonl")));
  }

  /// Who is what in a world.
  private static final class FramedTruth {
    private final Set<String> framed = new HashSet<>();
    private final TreeMap<String, String> campaigns = new TreeMap<>();

    FramedTruth(Path world) throws IOException {
      var json = new JsonMapper();
      for (String line : Files.readAllLines(world.resolve("truth/truth.jsonl"))) {
        JsonNode one = json.readTree(line);
        if (one.path("kind").asText().equals("account")) {
          String id = one.path("id").asText();
          if (one.path("framed").asBoolean()) {
            framed.add(id);
          }
          one.path("campaigns").forEach(c -> campaigns.put(id, c.path("id").asText()));
        }
      }
    }

    Set<String> framed() {
      return framed;
    }

    Set<String> members() {
      return campaigns.keySet();
    }

    String campaign(String account) {
      return campaigns.getOrDefault(account, "");
    }
  }
}
