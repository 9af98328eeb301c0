// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.stillwatch.apps.server.page.Html;
import org.stillwatch.apps.server.page.Page;

/// A case for people: `case.html`. It loads nothing, runs nothing, and everything that strangers
/// wrote is text on it.
final class CasePage {
  private CasePage() {}

  static String of(JsonNode file) {
    return Page.of(
        "Stillwatch case",
        head(file)
            + FoundSection.of(file.path("found"))
            + "<h2>What it cost, and what is at stake</h2>"
            + stakes(file)
            + "<h2>What was done</h2>"
            + measures(file)
            + "<h2>Appeals</h2>"
            + appeals(file)
            + "<h2>Notes</h2>"
            + notes(file.path("notes"))
            + "<h2>By whom and when</h2>"
            + history(file)
            + "<h2>What it rests on</h2>"
            + "<p>The events, the evidence, the policies and the log of who did what lie beside this page; <code>README.txt</code> says how to check them.</p>");
  }

  private static String head(JsonNode file) {
    return "<div class=\"facts\">"
        + Html.fact("case", code(file.path("id")))
        + Html.fact("campaign", code(file.path("campaign")))
        + Html.fact("state", file.path("open").asBoolean() ? "open" : "closed")
        + Html.fact("opened", text(file.path("openedAt")))
        + Html.fact("works on it", orNobody(file.path("assigned")))
        + Html.fact("as of", text(file.path("asOf")))
        + "</div>";
  }

  private static String stakes(JsonNode file) {
    JsonNode cost = file.path("cost");
    JsonNode revenue = file.path("revenue");
    String unknown = Html.count(revenue.path("unknown").asLong());
    return "<div class=\"facts\">"
        + Html.fact("exchanges", count(cost.path("exchanges")))
        + Html.fact("tokens", count(cost.path("tokens")))
        + Html.fact("at list price", dollars(cost.path("usdCents")))
        + "</div><div class=\"facts\">"
        + Html.fact("accounts hit, or to be hit", count(revenue.path("accounts")))
        + Html.fact("they pay a month", dollars(revenue.path("usdCentsPerMonth")))
        + Html.fact("accounts of which that is unknown", unknown)
        + "</div>";
  }

  private static String measures(JsonNode file) {
    String rows =
        each(
            file.path("measures"),
            m ->
                Html.row(
                    code(m.path("account")),
                    measure(m),
                    text(m.path("state")),
                    orNothing(m.path("until")),
                    text(m.path("rule")),
                    orNobody(m.path("approvals")),
                    "#" + dollars(m.path("usdCentsPerMonth")),
                    code(m.path("evidence"))));
    return rows.isEmpty()
        ? "<p>Nothing.</p>"
        : Html.table(
            "Measures",
            rows,
            "Account",
            "Measure",
            "State",
            "Until",
            "Rule",
            "Approved by",
            "#Pays a month",
            "Evidence");
  }

  /// What is done, and what was asked for where that is more.
  private static String measure(JsonNode measure) {
    String done = text(measure.path("measure"));
    String asked = text(measure.path("asked"));
    return done.equals(asked)
        ? done
        : done + "<br><span class=\"soft\">asked for: " + asked + "</span>";
  }

  private static String appeals(JsonNode file) {
    String all =
        each(
            file.path("appeals"),
            a ->
                "<article><h3>%s, account %s: %s</h3><p>Filed %s, due %s.</p><pre>%s</pre><p>%s</p>%s</article>"
                    .formatted(
                        code(a.path("id")),
                        code(a.path("account")),
                        text(a.path("outcome")),
                        text(a.path("filedAt")),
                        text(a.path("dueAt")),
                        text(a.path("statement")),
                        a.has("decidedBy")
                            ? "%s decided at %s: %s"
                                .formatted(
                                    text(a.path("decidedBy")),
                                    text(a.path("decidedAt")),
                                    text(a.path("reason")))
                            : "Nobody decided it yet.",
                        notes(a.path("notes"))));
    return all.isEmpty() ? "<p>None.</p>" : all;
  }

  private static String notes(JsonNode notes) {
    String items =
        each(
            notes,
            n ->
                "<li>%s, %s: %s</li>"
                    .formatted(text(n.path("at")), text(n.path("by")), text(n.path("text"))));
    return items.isEmpty() ? "<p>No notes.</p>" : "<ul>" + items + "</ul>";
  }

  private static String history(JsonNode file) {
    String rows =
        each(
            file.path("history"),
            h ->
                Html.row(
                    text(h.path("at")),
                    text(h.path("by")),
                    code(h.path("subject")),
                    text(h.path("says"))));
    return Html.table("History", rows, "When", "Who", "About", "What");
  }

  static String each(JsonNode list, Function<JsonNode, String> one) {
    return StreamSupport.stream(list.spliterator(), false).map(one).collect(Collectors.joining());
  }

  static String text(JsonNode value) {
    return Html.escape(value.asText());
  }

  static String code(JsonNode value) {
    return "<code>" + text(value) + "</code>";
  }

  private static String orNobody(JsonNode value) {
    var names = new ArrayList<String>();
    if (value.isArray()) {
      value.forEach(name -> names.add(text(name)));
    } else if (!value.asText().isEmpty()) {
      names.add(text(value));
    }
    return names.isEmpty() ? "nobody" : String.join(", ", names);
  }

  private static String orNothing(JsonNode value) {
    return value.isNull() ? "" : text(value);
  }

  private static String count(JsonNode value) {
    return value.isIntegralNumber() ? Html.count(value.asLong()) : "unknown";
  }

  private static String dollars(JsonNode cents) {
    return cents.isNumber() ? Html.dollars(cents.asDouble()) : "unknown";
  }
}
