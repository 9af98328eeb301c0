// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.report;

import java.util.Locale;
import java.util.stream.Collectors;
import org.stillwatch.adapters.json.RunSummary;
import org.stillwatch.apps.server.page.Html;
import org.stillwatch.base.Capability;

/// What was read, and what was not.
final class InputSection {
  private static final int MOST_SOURCES = 200;

  private InputSection() {}

  static String head(RunSummary summary) {
    var input = summary.input();
    String period =
        summary.period().equals(RunSummary.Period.NONE)
            ? "nothing"
            : Html.time(summary.period().fromMillis())
                + " to "
                + Html.time(summary.period().toMillis());
    return "<p class=\"soft\">"
        + period
        + "</p><div class=\"facts\">"
        + Html.fact("exchanges", Html.count(input.exchanges()))
        + Html.fact("accounts", Html.count(input.accounts()))
        + Html.fact("duplicates", Html.count(input.duplicates()))
        + Html.fact(
            "rejected",
            Html.count(summary.rejects().values().stream().mapToLong(Long::longValue).sum()))
        + Html.fact("calibration", summary.calibration().word())
        + Html.fact("key", Html.escape(summary.keyId()))
        + "</div><p class=\"soft\">No prompt was stored and nothing left this machine. A verdict is"
        + " never a permission to act: a person decides, and the people concerned can appeal.</p>";
  }

  static String of(RunSummary summary) {
    String rows =
        summary.sources().stream()
            .limit(MOST_SOURCES)
            .map(s ->
                Html.row(
                    "<code>" + Html.escape(s.name()) + "</code>",
                    Html.escape(s.format()),
                    or(
                        "nothing",
                        s.lettersAbsent().stream()
                            .map(InputSection::words)
                            .collect(Collectors.joining(", "))),
                    or("none", Html.escape(String.join(", ", s.signalsDark()))),
                    or("read to its end", Html.escape(s.incomplete()))))
            .collect(Collectors.joining());
    int more = summary.sources().size() - MOST_SOURCES;
    return "<h2>What was read, and what was not</h2>"
        + rejects(summary)
        + Html.table(
            "Sources",
            rows,
            "Source",
            "Format",
            "Not recorded",
            "Signals that stayed dark",
            "How far it was read")
        + (more > 0
            ? "<p class=\"soft\">" + Html.count(more) + " more sources stand in summary.json.</p>"
            : "");
  }

  private static String or(String nothing, String text) {
    return text.isEmpty() ? "<span class=\"soft\">" + nothing + "</span>" : text;
  }

  private static String rejects(RunSummary summary) {
    if (summary.rejects().isEmpty()) {
      return "<p>No record was rejected.</p>";
    }
    return "<p>Rejected records, each located in rejected.jsonl: "
        + summary.rejects().entrySet().stream()
            .map(e -> Html.escape(e.getKey()) + " " + Html.count(e.getValue()))
            .collect(Collectors.joining(", "))
        + "</p>";
  }

  private static String words(Capability capability) {
    return capability.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
