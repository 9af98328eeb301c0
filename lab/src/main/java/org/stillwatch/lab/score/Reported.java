// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.score;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.stillwatch.base.Verdict;

/// What a scan reported: the folder of `campaigns.jsonl` and `accounts.jsonl`. Members that are not
/// needed are ignored; an account without a line counts as clear.
///
/// @param campaigns sorted by id
/// @param verdicts of accounts
record Reported(List<Group> campaigns, Map<String, Verdict> verdicts) {
  private static final double MEMBER = 0.5;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /// A reported campaign.
  ///
  /// @param id of the campaign
  /// @param verdict of the campaign
  /// @param members accounts with a membership of at least one half
  /// @param detectedAt when it first was at review; empty for never
  record Group(
      String id, Verdict verdict, Map<String, Double> members, Optional<Instant> detectedAt) {}

  static Reported read(Path folder) throws IOException {
    List<Group> groups = new ArrayList<>();
    for (JsonNode node : lines(folder.resolve("campaigns.jsonl"))) {
      groups.add(group(node));
    }
    groups.sort((a, b) -> a.id().compareTo(b.id()));
    Map<String, Verdict> verdicts = new TreeMap<>();
    for (JsonNode node : lines(folder.resolve("accounts.jsonl"))) {
      verdicts.put(node.path("id").asText(), verdict(node.path("verdict").asText("clear")));
    }
    return new Reported(groups, verdicts);
  }

  private static Group group(JsonNode node) {
    Map<String, Double> members = new TreeMap<>();
    for (JsonNode account : node.path("accounts")) {
      double membership = account.path("membership").asDouble(1);
      if (membership >= MEMBER) {
        members.put(account.path("id").asText(), membership);
      }
    }
    String detected = node.path("detectedAt").asText("");
    boolean never = detected.isEmpty() || detected.equals("null");
    return new Group(
        node.path("id").asText(),
        verdict(node.path("verdict").asText("watch")),
        members,
        never ? Optional.empty() : Optional.of(Instant.parse(detected)));
  }

  private static List<JsonNode> lines(Path file) throws IOException {
    List<JsonNode> nodes = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (!line.isBlank()) {
        nodes.add(MAPPER.readTree(line));
      }
    }
    return nodes;
  }

  private static Verdict verdict(String word) {
    return Verdict.valueOf(word.toUpperCase(Locale.ROOT));
  }

  Verdict of(String account) {
    return verdicts.getOrDefault(account, Verdict.CLEAR);
  }
}
