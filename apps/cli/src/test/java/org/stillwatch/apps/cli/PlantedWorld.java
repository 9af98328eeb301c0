// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.stillwatch.lab.scenario.Simulation;
import org.stillwatch.testkit.SharedData;

/// The demo's world with things planted in it that must not leave, scanned, its farm made as sure
/// as a larger one would be.
///
/// @param result folder of the scan
/// @param campaign id of the farm
/// @param planted values that must not leave
record PlantedWorld(Path result, String campaign, List<String> planted) {
  static final String CANARY = "the heron that counted seven green umbrellas at dawn";
  static final String KEY = "sk-planted-0a1b2c3d4e5f60718293";
  static final String ORGANISATION = "Zebra O'Hara \"Gold\" Holdings";
  private static final ObjectMapper JSON = new ObjectMapper();

  PlantedWorld {
    planted = List.copyOf(planted);
  }

  static PlantedWorld of(Path folder) throws IOException {
    Path world = folder.resolve("world");
    Simulation.run(
        LabSimulateCommand.recipe(
            SharedData.root().resolve("scenarios/0000-demo"), Optional.empty()),
        Optional.empty(),
        world);
    Set<String> planted = new TreeSet<>(List.of(CANARY, KEY, ORGANISATION));
    SmallLog.write(world.resolve("planted.jsonl"), exchanges(world, planted));
    SmallLog.write(world.resolve("tables.jsonl"), accounts(world, planted));
    Path result = folder.resolve("result");
    int ended =
        Stillwatch.run(
            "scan",
            "--demo-key",
            "--exchanges",
            world.resolve("planted.jsonl").toString(),
            "--accounts",
            world.resolve("tables.jsonl").toString(),
            "--out",
            result.toString());
    if (ended != 0) {
      throw new AssertionError("the scan ended with " + ended);
    }
    return new PlantedWorld(result, surest(result), new ArrayList<>(planted));
  }

  private static List<String> exchanges(Path world, Set<String> planted) throws IOException {
    var lines = new ArrayList<String>();
    try (var in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(world.resolve("exchanges.jsonl.gz"))),
                StandardCharsets.UTF_8))) {
      for (String line : (Iterable<String>) in.lines()::iterator) {
        var exchange = (ObjectNode) JSON.readTree(line);
        plant(exchange);
        planted.add(exchange.path("id").asText());
        String address = exchange.path("client").path("ip").asText();
        if (!address.isEmpty()) {
          planted.add(address);
        }
        prompt(exchange).filter(p -> planted.size() % 50 == 0).ifPresent(planted::add);
        lines.add(exchange.toString());
      }
    }
    return lines;
  }

  private static void plant(ObjectNode exchange) {
    if (exchange.path("client") instanceof ObjectNode client) {
      if (client.path("headers") instanceof ObjectNode headers) {
        headers.put("authorization", "Bearer " + KEY).put("x-customer", ORGANISATION);
      }
      if (client.path("headers") instanceof ArrayNode headers) {
        headers.addArray().add("authorization").add("Bearer " + KEY);
        headers.addArray().add("x-customer").add(ORGANISATION);
      }
    }
    if (exchange.path("response") instanceof ObjectNode response) {
      response.put("note", CANARY);
    }
  }

  private static Optional<String> prompt(JsonNode exchange) {
    for (JsonNode message : exchange.path("request").path("messages")) {
      String text = message.path("content").asText();
      if (text.length() > 64) {
        return Optional.of(text);
      }
    }
    return Optional.empty();
  }

  private static List<String> accounts(Path world, Set<String> planted) throws IOException {
    var lines = new ArrayList<String>();
    for (String line : Files.readAllLines(world.resolve("accounts.jsonl"))) {
      var account = (ObjectNode) JSON.readTree(line);
      String id = account.path("id").asText();
      String mail = "jane." + id + "@customer.example";
      account
          .put("email", mail)
          .put("name", ORGANISATION)
          .put("phone", "+49 170 555" + lines.size());
      planted.addAll(List.of(id, mail, "+49 170 555" + lines.size()));
      String organisation = account.path("organisation").asText();
      if (organisation.length() >= 6) {
        planted.add(organisation);
      }
      lines.add(account.toString());
    }
    return lines;
  }

  /// The campaign with most members, its probabilities as those of a larger one.
  private static String surest(Path result) throws IOException {
    Path file = result.resolve("campaigns.jsonl");
    var campaigns = new ArrayList<ObjectNode>();
    for (String line : Files.readAllLines(file)) {
      campaigns.add((ObjectNode) JSON.readTree(line));
    }
    ObjectNode farm =
        campaigns.stream()
            .max((a, b) -> Integer.compare(a.path("accounts").size(), b.path("accounts").size()))
            .orElseThrow();
    for (JsonNode hypothesis : farm.path("hypotheses")) {
      boolean distils = hypothesis.path("name").asText().equals("Y1");
      ((ObjectNode) hypothesis).put("probability", distils ? 0.93 : 0.01);
    }
    Files.write(file, campaigns.stream().map(ObjectNode::toString).toList());
    return farm.path("id").asText();
  }

  /// Files of a folder, at any depth.
  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
