// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.casefile;

import static org.stillwatch.apps.server.casefile.CasePage.each;
import static org.stillwatch.apps.server.casefile.CasePage.text;

import com.fasterxml.jackson.databind.JsonNode;
import org.stillwatch.apps.server.page.Explained;
import org.stillwatch.apps.server.page.Html;

/// What was found about the campaign: what speaks for it, what against it, what is unknown.
final class FoundSection {
  private FoundSection() {}

  /// @param found `campaign/1`, empty when none was kept
  static String of(JsonNode found) {
    if (found.isEmpty()) {
      return "<h2>What was found</h2><p>No record of the campaign was kept.</p>";
    }
    return "<h2>What was found</h2><p>"
        + text(found.path("why"))
        + ".</p>"
        + facts(found)
        + "<h3>What speaks for it</h3>"
        + reasons(found, true)
        + "<h3>What speaks against it</h3>"
        + against(found)
        + "<h3>What is unknown</h3>"
        + unknown(found);
  }

  private static String facts(JsonNode found) {
    JsonNode axes = found.path("axes");
    return "<div class=\"facts\">"
        + Html.fact("verdict", text(found.path("verdict")))
        + Html.fact("first seen", text(found.path("firstSeen")))
        + Html.fact("last seen", text(found.path("lastSeen")))
        + Html.fact("accounts", Html.count(found.path("accounts").size()))
        + "</div><div class=\"facts\">"
        + axis("outputs are harvested", axes.path("intent"))
        + axis("they act together", axes.path("coordination"))
        + axis("they hide it", axes.path("concealment"))
        + Html.fact("calibrated on", text(axes.path("calibration")))
        + "</div>";
  }

  private static String axis(String name, JsonNode axis) {
    JsonNode p = axis.path("p");
    return Html.fact(
        "probability that " + name, p.isNumber() ? Html.decimal(p.asDouble(), 2) : "unknown");
  }

  private static String reasons(JsonNode found, boolean speaksFor) {
    String rows =
        each(
            found.path("evidence"),
            e ->
                e.path("for").asBoolean() == speaksFor
                    ? Html.row(
                        "%s<br><span class=\"soft\">%s</span>"
                            .formatted(text(e.path("text")), text(e.path("counterfactual"))),
                        text(e.path("signal")),
                        e.path("costlyToForge").asBoolean() ? "costly to forge" : "can be copied",
                        "#" + Html.decimal(e.path("logOddsNats").asDouble(), 1) + " nats")
                    : "");
    String name = speaksFor ? "Evidence for it" : "Evidence against it";
    return rows.isEmpty()
        ? "<p>Nothing.</p>"
        : Html.table(name, rows, "Reason", "Signal", "Forging", "#Weight");
  }

  private static String against(JsonNode found) {
    String hangs = text(found.path("counterfactual"));
    String rivals =
        each(
            found.path("hypotheses"),
            h ->
                Html.fact(
                    Explained.of(h.path("name").asText()),
                    Html.decimal(h.path("probability").asDouble(), 2)));
    return reasons(found, false)
        + (hangs.isEmpty() ? "" : "<p>What it hangs on: " + hangs + "</p>")
        + (rivals.isEmpty()
            ? ""
            : "<p class=\"soft\">Explanations compared, with their shares</p><div class=\"facts\">"
                + rivals
                + "</div>");
  }

  private static String unknown(JsonNode found) {
    String rows =
        each(found.path("unknown"), u -> Html.row(text(u.path("what")), text(u.path("changes"))));
    return rows.isEmpty()
        ? "<p>Nothing that the record names.</p>"
        : Html.table("Unknown", rows, "Unknown", "What it would change");
  }
}
