// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.report;

import java.util.stream.Collectors;
import org.stillwatch.adapters.json.RunSummary;
import org.stillwatch.apps.server.page.Html;

/// How the result was made, and everything that is needed to make it again.
final class MethodSection {
  private MethodSection() {}

  static String of(RunSummary summary) {
    String versions =
        summary.versions().entrySet().stream()
            .map(e -> Html.escape(e.getKey()) + " " + Html.escape(e.getValue()))
            .collect(Collectors.joining(", "));
    String timings =
        summary.timingsMillis().entrySet().stream()
            .map(
                e -> Html.escape(e.getKey()) + " " + Html.decimal(e.getValue() / 1_000.0, 1) + " s")
            .collect(Collectors.joining(", "));
    return "<h2>Method and versions</h2><p>The log is replayed in its own time, tick by tick, and each"
        + " tick sees only what came before it. Groups are proposed by what accounts share and do"
        + " together, tested against chance in this very log, and kept at a false-discovery rate."
        + " Each is then weighed against innocent explanations: a shared product, a reseller, a class,"
        + " a household, research. Two kinds of evidence that no live explanation explains together"
        + " are needed for a review; what anybody can copy never supports more. The same files, key"
        + " and seed give the same result, bit for bit.</p>"
        + Html.table(
            "Versions",
            line("Versions", versions)
                + line("Calibration", Dials.basis(summary.calibration()))
                + line("Fitted numbers, SHA-256", code(summary.fitted()))
                + line("Configuration, SHA-256", code(summary.config()))
                + line("Seed", String.valueOf(summary.seed().bits()))
                + line("Fingerprint key", Html.escape(summary.keyId()))
                + line("Time taken", timings),
            "What",
            "Value");
  }

  private static String line(String name, String value) {
    return Html.row(name, value.isEmpty() ? "none" : value);
  }

  private static String code(String digest) {
    return digest.isEmpty() ? "" : "<code>" + Html.escape(digest) + "</code>";
  }
}
