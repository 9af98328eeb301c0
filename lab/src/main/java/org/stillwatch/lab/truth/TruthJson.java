// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.truth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// `truth.jsonl`: one line a thing, the member `kind` first.
public final class TruthJson {
  /// Name of the file inside its folder.
  public static final String FILE = "truth.jsonl";

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private TruthJson() {}

  /// Writes the key into a folder.
  public static void write(Truth truth, Path folder) throws IOException {
    Files.createDirectories(folder);
    try (BufferedWriter out = Files.newBufferedWriter(folder.resolve(FILE))) {
      line(out, world(truth.world()));
      for (Truth.Campaign campaign : truth.campaigns()) {
        line(out, campaign(campaign));
      }
      for (Truth.Account account : truth.accounts()) {
        line(out, account(account));
      }
      for (Truth.Exchange exchange : truth.exchanges()) {
        line(out, exchange(exchange));
      }
    }
  }

  private static void line(BufferedWriter out, ObjectNode node) throws IOException {
    out.write(MAPPER.writeValueAsString(node));
    out.write('\n');
  }

  private static ObjectNode start(String kind) {
    return MAPPER.createObjectNode().put("kind", kind).put("schema", "stillwatch.truth/1");
  }

  private static ObjectNode world(Truth.World w) {
    ObjectNode node =
        start("world").put("name", w.name()).put("seed", w.seed()).put("recipe", w.recipe());
    var pools = node.putArray("pools");
    for (Truth.Pool pool : w.pools()) {
      pools
          .addObject()
          .put("name", pool.name())
          .put("sha256", pool.sha256())
          .put("use", pool.use());
    }
    return node.put("from", TIME.format(w.from())).put("to", TIME.format(w.to()));
  }

  private static ObjectNode campaign(Truth.Campaign c) {
    ObjectNode node = start("campaign").put("id", c.id()).put("shape", c.shape());
    node.putObject("axes")
        .put("intent", c.axes().intent())
        .put("coordination", c.axes().coordination())
        .put("concealment", c.axes().concealment());
    return node.put("hypothesis", c.hypothesis())
        .put("exchanges", c.exchanges())
        .put("firstExchange", TIME.format(c.firstExchange()))
        .put("lastExchange", TIME.format(c.lastExchange()));
  }

  private static ObjectNode account(Truth.Account a) {
    ObjectNode node = start("account").put("id", a.id()).put("principal", a.principal());
    var memberships = node.putArray("campaigns");
    for (Truth.Membership m : a.campaigns()) {
      ObjectNode written =
          memberships
              .addObject()
              .put("id", m.id())
              .put("role", m.role())
              .put("exchanges", m.exchanges())
              .put("from", TIME.format(m.from()))
              .put("to", TIME.format(m.to()))
              .put("cover", m.cover())
              .put("costlyTie", m.costlyTie());
      var ties = written.putArray("ties");
      m.ties().forEach(ties::add);
    }
    if (a.negative().isEmpty()) {
      node.putNull("negative");
    } else {
      node.put("negative", a.negative());
    }
    node.put("variant", a.variant()).put("framed", a.framed());
    ObjectNode subgroups = node.putObject("subgroups");
    new TreeMap<>(a.subgroups()).forEach(subgroups::put);
    return node;
  }

  private static ObjectNode exchange(Truth.Exchange e) {
    return start("exchange")
        .put("pathway", e.pathway())
        .put("id", e.id())
        .put("campaign", e.campaign())
        .put("time", TIME.format(e.time()));
  }

  /// Reads the key from a folder.
  public static Truth read(Path folder) throws IOException {
    Optional<Truth.World> world = Optional.empty();
    List<Truth.Campaign> campaigns = new ArrayList<>();
    List<Truth.Account> accounts = new ArrayList<>();
    List<Truth.Exchange> exchanges = new ArrayList<>();
    try (var lines = Files.lines(folder.resolve(FILE))) {
      for (String line : (Iterable<String>) lines::iterator) {
        JsonNode node = MAPPER.readTree(line);
        switch (node.path("kind").asText()) {
          case "world" -> world = Optional.of(TruthLines.world(node));
          case "campaign" -> campaigns.add(TruthLines.campaign(node));
          case "account" -> accounts.add(TruthLines.account(node));
          case "exchange" -> exchanges.add(TruthLines.exchange(node));
          default -> throw new IOException("truth.jsonl: unknown kind in " + line);
        }
      }
    }
    return new Truth(
        world.orElseThrow(() -> new IOException("truth.jsonl: no line of kind world")),
        campaigns,
        accounts,
        exchanges);
  }

  static Instant time(JsonNode node, String field) {
    return Instant.parse(node.path(field).asText());
  }
}
