// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.score;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.stillwatch.lab.score.ScoreCard.AtVerdict;
import org.stillwatch.lab.score.ScoreCard.CampaignScore;
import org.stillwatch.lab.score.ScoreCard.HonestScore;

/// A score for programs (`score.json`) and for people (a plain table).
public final class ScoreFiles {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private ScoreFiles() {}

  /// Writes `score.json` and `score.txt` into a folder.
  public static void write(ScoreCard card, Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("score.json"), MAPPER.writeValueAsString(json(card)) + "\n");
    Files.writeString(folder.resolve("score.txt"), table(card));
  }

  /// The score as a table of plain text.
  public static String table(ScoreCard card) {
    StringBuilder out = new StringBuilder();
    line(out, String.format(Locale.ROOT, "world %s, seed %d", card.world(), card.seed()));
    line(out, "");
    line(
        out,
        String.format(
            Locale.ROOT,
            "%-16s %-11s %-7s %5s %5s %5s %7s  %s",
            "campaign",
            "shape",
            "verdict",
            "F1",
            "prec",
            "rec",
            "lost",
            "detected"));
    for (CampaignScore c : card.campaigns()) {
      line(
          out,
          String.format(
              Locale.ROOT,
              "%-16s %-11s %-7s %5.3f %5.3f %5.3f %6.1f%%  %s",
              c.id(),
              c.shape(),
              c.verdict(),
              c.f1(),
              c.precision(),
              c.recall(),
              100 * c.lost().share(),
              c.detectedAt().orElse("never")));
    }
    line(out, "");
    line(
        out,
        String.format(
            Locale.ROOT, "%-24s %-22s %-22s %-22s", "accounts", "watch", "review", "act"));
    line(out, String.format(Locale.ROOT, "%-24s %s", "recall", three(card.recall())));
    line(out, String.format(Locale.ROOT, "%-24s %s", "precision", three(card.precision())));
    line(
        out,
        String.format(
            Locale.ROOT,
            "%-24s %-22s %-22s %s",
            "recall, costly tie",
            "",
            "",
            share(card.recallAtActOfTied())));
    line(out, "");
    line(
        out,
        String.format(
            Locale.ROOT, "%-24s %-22s %-22s %-22s", "honest accounts", "", "review", "act"));
    for (HonestScore h : card.honest()) {
      line(
          out,
          String.format(
              Locale.ROOT,
              "%-24s %-22s %-22s %-22s",
              h.kind(),
              "",
              share(h.review()),
              share(h.act())));
    }
    line(out, "");
    line(
        out,
        String.format(
            Locale.ROOT,
            "false campaigns: watch %d, review %d, act %d",
            card.falseCampaigns().watch(),
            card.falseCampaigns().review(),
            card.falseCampaigns().act()));
    line(
        out,
        String.format(
            Locale.ROOT,
            "pairs: F1 %.3f, precision %.3f, recall %.3f",
            card.pairs().f1(),
            card.pairs().precision(),
            card.pairs().recall()));
    return out.toString();
  }

  private static void line(StringBuilder out, String text) {
    out.append(text.stripTrailing()).append('\n');
  }

  private static String three(AtVerdict at) {
    return String.format(
        Locale.ROOT, "%-22s %-22s %-22s", share(at.watch()), share(at.review()), share(at.act()));
  }

  private static String share(Interval i) {
    return String.format(
        Locale.ROOT, "%d/%d %.3f [%.3f-%.3f]", i.hits(), i.of(), i.share(), i.low(), i.high());
  }

  private static ObjectNode json(ScoreCard card) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("schema", "stillwatch.score/1").put("world", card.world()).put("seed", card.seed());
    var campaigns = node.putArray("campaigns");
    for (CampaignScore c : card.campaigns()) {
      ObjectNode one = campaigns.addObject().put("id", c.id()).put("shape", c.shape());
      one.put("partner", c.partner().orElse("")).put("verdict", c.verdict());
      one.put("f1", round(c.f1())).put("precision", round(c.precision()));
      one.put("recall", round(c.recall()));
      one.set("lost", json(c.lost()));
      one.put("detectedAt", c.detectedAt().orElse(""));
      one.set("members", json(c.members()));
    }
    node.set("recall", json(card.recall()));
    node.set("recallAtActOfTied", json(card.recallAtActOfTied()));
    node.set("precision", json(card.precision()));
    ObjectNode honest = node.putObject("honest");
    for (HonestScore h : card.honest()) {
      ObjectNode kind = honest.putObject(h.kind());
      kind.set("review", json(h.review()));
      kind.set("act", json(h.act()));
    }
    node.putObject("falseCampaigns")
        .put("watch", card.falseCampaigns().watch())
        .put("review", card.falseCampaigns().review())
        .put("act", card.falseCampaigns().act());
    node.putObject("pairs")
        .put("f1", round(card.pairs().f1()))
        .put("precision", round(card.pairs().precision()))
        .put("recall", round(card.pairs().recall()));
    return node;
  }

  private static ObjectNode json(AtVerdict at) {
    ObjectNode node = MAPPER.createObjectNode();
    node.set("watch", json(at.watch()));
    node.set("review", json(at.review()));
    node.set("act", json(at.act()));
    return node;
  }

  private static ObjectNode json(Interval i) {
    return MAPPER
        .createObjectNode()
        .put("hits", i.hits())
        .put("of", i.of())
        .put("share", round(i.share()))
        .put("low", round(i.low()))
        .put("high", round(i.high()));
  }

  private static double round(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }
}
