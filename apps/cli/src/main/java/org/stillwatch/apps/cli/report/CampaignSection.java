// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.report;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.stillwatch.base.Calibration;
import org.stillwatch.judge.Axis;
import org.stillwatch.judge.Campaign;

/// One campaign on the page: what may be said, why, what speaks against it, and how to check it.
final class CampaignSection {
  private CampaignSection() {}

  static String of(Campaign campaign) {
    return "<article id=\"%s\"><h3>%s <code>%s</code></h3><p>%s.</p>%s%s%s%s%s%s%s%s</article>"
        .formatted(
            campaign.id(),
            verdict(campaign),
            campaign.id(),
            Html.escape(campaign.why()),
            facts(campaign),
            dials(campaign),
            evidence(campaign),
            counterfactual(campaign),
            unknown(campaign),
            rivals(campaign),
            members(campaign),
            life(campaign));
  }

  static String verdict(Campaign campaign) {
    String word = campaign.verdict().word();
    return "<span class=\"verdict " + word + "\">" + word + "</span>";
  }

  private static String facts(Campaign campaign) {
    var facts = new StringBuilder("<div class=\"facts\">");
    long likely = likely(campaign);
    facts.append(Html.fact("accounts", Html.count(likely)));
    facts.append(Html.fact("exchanges", Html.count(campaign.exchanges())));
    facts.append(Html.fact("tokens", Html.count(campaign.tokens())));
    if (campaign.usdCents().isPresent()) {
      facts.append(
          Html.fact("list price", "$" + Html.count(campaign.usdCents().getAsLong() / 100)));
    }
    facts.append(Html.fact("first", Html.time(campaign.firstSeenMillis())));
    facts.append(Html.fact("last", Html.time(campaign.lastSeenMillis())));
    if (campaign.detectedAtMillis().isPresent()) {
      facts.append(
          Html.fact("a live run would say so", Html.time(campaign.detectedAtMillis().getAsLong())));
      facts.append(
          Html.fact("exchanges before", Html.count(campaign.exchangesBeforeDetection().orElse(0))));
    }
    facts.append(Html.fact("next step", campaign.nextStep().replace('_', ' ')));
    return facts.append("</div>").toString();
  }

  static long likely(Campaign campaign) {
    return campaign.accounts().stream().filter(m -> m.membership() >= 0.5).count();
  }

  private static String dials(Campaign campaign) {
    var axes = campaign.axes();
    if (axes.calibration() == Calibration.NONE) {
      return "<p class=\"soft\">No calibration stands behind a probability, so none is shown. Against"
          + " the null of this log the false-discovery rate is "
          + rate(axes.nullFdr())
          + ".</p>";
    }
    return "<div class=\"dials\">"
        + dial("intent: outputs are harvested", axes.intent())
        + dial("coordination: many accounts, one hand", axes.coordination())
        + dial("concealment: and it hides that", axes.concealment())
        + "</div><p class=\"soft\">Calibrated on simulated traffic. Bars show the 90 % interval."
        + " False-discovery rate against the null of this log: "
        + rate(axes.nullFdr())
        + ".</p>";
  }

  private static String rate(double nullFdr) {
    return nullFdr < 0.0001 ? "below 0.0001" : "at most " + Html.decimal(nullFdr, 4);
  }

  private static String dial(String name, Optional<Axis> axis) {
    if (axis.isEmpty()) {
      return "";
    }
    Axis a = axis.orElseThrow();
    return String.format(
        Locale.ROOT,
        "<div class=\"dial\">%s <b>%.2f</b><svg viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\""
            + " role=\"img\" aria-label=\"%s %.2f, between %.2f and %.2f\"><rect width=\"100\""
            + " height=\"10\" fill=\"var(--line)\"/><rect x=\"%.1f\" width=\"%.1f\" y=\"2\""
            + " height=\"6\" fill=\"var(--bar)\" opacity=\".55\"/><rect x=\"%.1f\" width=\"1.2\""
            + " height=\"10\" fill=\"var(--ink)\"/></svg></div>",
        name,
        a.p(),
        name,
        a.p(),
        a.low(),
        a.high(),
        a.low() * 100,
        Math.max(0.5, (a.high() - a.low()) * 100),
        Math.min(98.8, a.p() * 100));
  }

  private static String evidence(Campaign campaign) {
    var rows = new StringBuilder();
    for (Campaign.Evidence e : campaign.evidence()) {
      rows.append(
          "<tr><td>%s<br><span class=\"soft\">%s</span>%s</td><td class=\"weight\">%s</td><td>%s</td><td class=\"n weight\">%s nats</td></tr>"
              .formatted(
                  Html.escape(e.text()),
                  Html.escape(e.counterfactual()),
                  check(e),
                  e.signal() + " &middot; " + e.family().letter(),
                  e.costlyToForge() ? "costly to forge" : "can be copied",
                  Html.decimal(e.logOddsNats(), 1)));
    }
    return "<table><tr><th>Evidence</th><th>Signal</th><th>Frame</th><th class=\"n\">Weight</th></tr>"
        + rows
        + "</table>";
  }

  /// What finds the exchanges behind one reason in the operator's own store.
  private static String check(Campaign.Evidence evidence) {
    return evidence.exemplars().isEmpty()
        ? ""
        : "<details><summary>Check it in your own store</summary><pre>"
            + Html.escape(Query.of(evidence.exemplars()))
            + "</pre></details>";
  }

  private static String counterfactual(Campaign campaign) {
    return campaign.counterfactual().isEmpty()
        ? ""
        : "<p class=\"soft\">What it hangs on: " + Html.escape(campaign.counterfactual()) + ".</p>";
  }

  private static String unknown(Campaign campaign) {
    if (campaign.unknown().isEmpty()) {
      return "";
    }
    String rows =
        campaign.unknown().stream()
            .map(u ->
                "<tr><td>%s</td><td>%s</td></tr>"
                    .formatted(Html.escape(u.what()), Html.escape(u.changes())))
            .collect(Collectors.joining());
    return "<details><summary>"
        + campaign.unknown().size()
        + " things were unknown</summary><table><tr><th>Unknown</th><th>What it would change</th></tr>"
        + rows
        + "</table></details>";
  }

  private static String rivals(Campaign campaign) {
    if (campaign.hypotheses().isEmpty()) {
      return "";
    }
    String shares =
        campaign.hypotheses().stream()
            .filter(h -> h.probability() >= 0.005)
            .map(h ->
                "<span>%s <b>%s</b></span>"
                    .formatted(Explained.of(h.name()), Html.decimal(h.probability(), 2)))
            .collect(Collectors.joining());
    return "<p class=\"soft\">Explanations compared</p><div class=\"facts\">" + shares + "</div>";
  }

  private static String members(Campaign campaign) {
    String rows =
        campaign.accounts().stream()
            .limit(500)
            .map(m ->
                "<tr><td><code>%s</code></td><td>%s</td><td>%s</td><td>%s</td><td class=\"n\">%s</td></tr>"
                    .formatted(
                        Html.escape(m.id().value()),
                        m.verdict().word(),
                        m.core() ? "core" : "periphery",
                        m.costlyTie() ? "costly tie" : "",
                        Html.decimal(m.membership(), 2)))
            .collect(Collectors.joining());
    String more =
        campaign.accounts().size() > 500
            ? "<p class=\"soft\">The other "
                + (campaign.accounts().size() - 500)
                + " stand in campaigns.jsonl.</p>"
            : "";
    return "<details><summary>"
        + campaign.accounts().size()
        + " accounts</summary><table><tr><th>Account</th><th>Verdict</th><th>Role</th><th></th><th class=\"n\">Membership</th></tr>"
        + rows
        + "</table>"
        + more
        + "</details>";
  }

  private static String life(Campaign campaign) {
    String events =
        campaign.lineage().events().stream()
            .map(e -> e.kind() + " " + Html.time(e.atMillis()))
            .collect(Collectors.joining("; "));
    return events.isEmpty() ? "" : "<p class=\"soft\">Life: " + events + "</p>";
  }
}
