// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.truth;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The lines of `truth.jsonl` as records.
final class TruthLines {
  private TruthLines() {}

  static Truth.World world(JsonNode n) {
    List<Truth.Pool> pools = new ArrayList<>();
    for (JsonNode p : n.path("pools")) {
      pools.add(
          new Truth.Pool(
              p.path("name").asText(), p.path("sha256").asText(), p.path("use").asText()));
    }
    return new Truth.World(
        n.path("name").asText(),
        n.path("seed").asLong(),
        n.path("recipe").asText(),
        pools,
        TruthJson.time(n, "from"),
        TruthJson.time(n, "to"));
  }

  static Truth.Campaign campaign(JsonNode n) {
    JsonNode axes = n.path("axes");
    return new Truth.Campaign(
        n.path("id").asText(),
        n.path("shape").asText(),
        new Truth.Axes(
            axes.path("intent").asBoolean(),
            axes.path("coordination").asBoolean(),
            axes.path("concealment").asBoolean()),
        n.path("hypothesis").asText(),
        n.path("exchanges").asLong(),
        TruthJson.time(n, "firstExchange"),
        TruthJson.time(n, "lastExchange"));
  }

  static Truth.Account account(JsonNode n) {
    List<Truth.Membership> campaigns = new ArrayList<>();
    for (JsonNode m : n.path("campaigns")) {
      List<String> ties = new ArrayList<>();
      m.path("ties").forEach(tie -> ties.add(tie.asText()));
      campaigns.add(
          new Truth.Membership(
              m.path("id").asText(),
              m.path("role").asText(),
              m.path("exchanges").asLong(),
              TruthJson.time(m, "from"),
              TruthJson.time(m, "to"),
              m.path("cover").asLong(),
              ties));
    }
    Map<String, String> subgroups = new TreeMap<>();
    n.path("subgroups").properties().forEach(e -> subgroups.put(e.getKey(), e.getValue().asText()));
    return new Truth.Account(
        n.path("id").asText(),
        n.path("principal").asText(),
        campaigns,
        n.path("negative").asText(""),
        n.path("variant").asText(""),
        n.path("framed").asBoolean(),
        subgroups);
  }

  static Truth.Exchange exchange(JsonNode n) {
    return new Truth.Exchange(
        n.path("pathway").asText(),
        n.path("id").asText(),
        n.path("campaign").asText(),
        TruthJson.time(n, "time"));
  }
}
