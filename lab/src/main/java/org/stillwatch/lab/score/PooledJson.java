// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.score;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// A pooled score for programs. What never happened, an infinite number of hours, is null.
public final class PooledJson {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private PooledJson() {}

  /// Writes a pooled score into a file.
  public static void write(PooledCard card, Path file) throws IOException {
    Files.writeString(file, MAPPER.writeValueAsString(json(card)) + "\n");
  }

  private static ObjectNode json(PooledCard card) {
    ObjectNode node = MAPPER.createObjectNode().put("schema", "stillwatch.pooled-score/1");
    ArrayNode worlds = node.putArray("worlds");
    card.worlds().forEach(worlds::add);
    ArrayNode runs = node.putArray("campaigns");
    card.runs().forEach(run -> runs.add(json(run)));
    node.set("easy", json(card.easy()));
    node.set("evasive", json(card.evasive()));
    ObjectNode byCampaign = node.putObject("byCampaign");
    card.byCampaign().forEach((id, figures) -> byCampaign.set(id, json(figures)));
    ArrayNode honest = node.putArray("honest");
    for (HonestRate rate : card.honest()) {
      ObjectNode one = honest.addObject().put("by", rate.by()).put("group", rate.group());
      one.set("review", json(rate.review()));
      one.set("act", json(rate.act()));
    }
    node.putObject("falseCampaigns")
        .put("count", card.falseCampaigns())
        .put("accountWeeks", card.accountWeeks())
        .put("per100000AccountWeeks", card.falseRate())
        .put("upper", card.falseRateHigh());
    ArrayNode targets = node.putArray("targets");
    for (Target t : card.targets()) {
      targets
          .addObject()
          .put("what", t.what())
          .put("wanted", t.wanted())
          .put("found", t.found())
          .put("outcome", t.outcome());
    }
    return node;
  }

  private static ObjectNode json(CampaignRun r) {
    ObjectNode node = MAPPER.createObjectNode().put("world", r.world()).put("seed", r.seed());
    node.put("id", r.id()).put("shape", r.shape()).put("verdict", r.verdict());
    node.put("evasive", r.evasive());
    node.set("reviewLive", json(r.reviewLive()));
    node.set("reviewAll", json(r.reviewAll()));
    node.set("actTied", json(r.actTied()));
    node.put("precision", r.precision()).put("f1", r.f1());
    node.set("lost", json(r.lost()));
    number(node, "hours", r.hoursOrNever());
    return node.put("detectedAt", r.detectedAt().orElse(""));
  }

  private static ObjectNode json(Map<Figure, Spread> figures) {
    ObjectNode node = MAPPER.createObjectNode();
    figures.forEach((figure, s) -> {
      ObjectNode one = node.putObject(figure.word()).put("n", s.n());
      number(one, "median", s.median());
      number(one, "worst", s.worst());
      number(one, "mean", s.mean());
      number(one, "low", s.low());
      number(one, "high", s.high());
    });
    return node;
  }

  private static ObjectNode json(Interval i) {
    return MAPPER
        .createObjectNode()
        .put("hits", i.hits())
        .put("of", i.of())
        .put("share", i.share())
        .put("upper", UpperBound.of(i));
  }

  private static void number(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, value);
    } else {
      node.putNull(name);
    }
  }
}
