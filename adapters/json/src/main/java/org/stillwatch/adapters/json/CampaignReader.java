// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Calibration;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Family;
import org.stillwatch.base.Verdict;
import org.stillwatch.judge.Axes;
import org.stillwatch.judge.Axis;
import org.stillwatch.judge.Campaign;

/// Makes campaigns of trees.
final class CampaignReader {
  private CampaignReader() {}

  static Campaign read(ResultTree t) throws IOException {
    return new Campaign(
        t.text("id"),
        t.choice("verdict", Verdict.class, Verdict::word),
        axes(t.object("axes")),
        t.objects("accounts", CampaignReader::member),
        t.integer("exchanges"),
        t.integer("tokens"),
        t.integerOrNull("usdCents"),
        t.time("firstSeen"),
        t.time("lastSeen"),
        t.timeOrNull("detectedAt"),
        t.integerOrNull("exchangesBeforeDetection"),
        t.texts("capabilities"),
        t.choices("families", Family.class, Family::letter),
        t.texts("pathways"),
        t.objects("evidence", CampaignReader::evidence),
        t.objects("hypotheses", CampaignReader::hypothesis),
        t.textOrNull("pool"),
        t.text("nextStep"),
        t.text("why"),
        t.has("counterfactual") ? t.text("counterfactual") : "",
        t.has("unknown") ? t.objects("unknown", CampaignReader::unknown) : List.of(),
        lineage(t.object("lineage")));
  }

  private static Axes axes(ResultTree t) throws IOException {
    return new Axes(
        axis(t, "intent"),
        axis(t, "coordination"),
        axis(t, "concealment"),
        t.choice("calibration", Calibration.class, Calibration::word),
        t.number("nullFdr"));
  }

  private static Optional<Axis> axis(ResultTree axes, String name) throws IOException {
    if (axes.isNull(name)) {
      return Optional.empty();
    }
    ResultTree t = axes.object(name);
    List<Double> interval = t.numbers("interval");
    if (interval.size() != 2) {
      throw new IOException(t.path() + ": an interval has two ends");
    }
    double p = t.number("p");
    double fitted = t.has("fitted") ? t.number("fitted") : p;
    return Optional.of(new Axis(p, interval.getFirst(), interval.getLast(), fitted));
  }

  private static Campaign.Member member(ResultTree t) throws IOException {
    return new Campaign.Member(
        new AccountId(t.text("id")),
        t.number("membership"),
        t.text("role").equals("core"),
        t.choice("verdict", Verdict.class, Verdict::word),
        t.flag("costlyTie"));
  }

  private static Campaign.Evidence evidence(ResultTree t) throws IOException {
    return new Campaign.Evidence(
        t.text("signal"),
        t.choice("family", Family.class, Family::letter),
        t.choice("group", CauseGroup.class, CauseGroup::word),
        t.flag("costlyToForge"),
        t.number("logOddsNats"),
        t.flag("for"),
        t.text("text"),
        t.text("counterfactual"),
        t.texts("exemplars"),
        t.has("explainedBy") ? t.texts("explainedBy") : List.of());
  }

  private static Campaign.HypothesisShare hypothesis(ResultTree t) throws IOException {
    return new Campaign.HypothesisShare(
        t.text("name"), t.number("probability"), !t.has("supported") || t.flag("supported"));
  }

  private static Campaign.Unknown unknown(ResultTree t) throws IOException {
    return new Campaign.Unknown(t.text("what"), t.text("changes"));
  }

  private static Campaign.Lineage lineage(ResultTree t) throws IOException {
    return new Campaign.Lineage(
        t.textOrNull("parent"),
        t.texts("merged"),
        t.objects("events", e -> new Campaign.LineageEvent(e.time("at"), e.text("kind"))));
  }
}
