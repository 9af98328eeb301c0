// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.stillwatch.adapters.json.RunSummary;
import org.stillwatch.base.Capability;
import org.stillwatch.base.Verdict;
import org.stillwatch.engines.local.ScanResult;
import org.stillwatch.judge.AccountResult;
import org.stillwatch.judge.Campaign;
import org.stillwatch.judge.decided.Decisions;

/// One self-contained page about a run: it loads nothing and holds no prompt.
public final class HtmlReport {
  private static final int MOST_WATCHED = 50;

  private HtmlReport() {}

  /// The page.
  ///
  /// @param effects what became of the decisions of people
  public static String of(ScanResult result, List<Decisions.Effect> effects, RunSummary summary) {
    List<Campaign> campaigns = result.campaigns().stream().sorted(strongestFirst()).toList();
    return """
    <!doctype html><html lang="en"><head><meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-%s'; \
    base-uri 'none'; form-action 'none'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Stillwatch report</title><style>%s</style></head><body>
    <h1>Stillwatch report</h1>%s%s%s%s%s%s
    </body></html>
    """
        .formatted(
            sha256(css()),
            css(),
            read(summary),
            overview(campaigns),
            decided(effects),
            campaigns.stream().map(CampaignSection::of).collect(Collectors.joining()),
            loudAlone(result),
            unknown(summary));
  }

  static Comparator<Campaign> strongestFirst() {
    return Comparator.comparing(Campaign::verdict)
        .reversed()
        .thenComparing(Comparator.comparingLong(Campaign::exchanges).reversed())
        .thenComparing(Campaign::id);
  }

  /// The page may apply this style sheet and nothing else: no script, no image, no request.
  private static String sha256(String css) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(css.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String css() {
    try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("the style sheet is part of this module", e);
    }
  }

  private static String read(RunSummary summary) {
    var input = summary.input();
    String period =
        summary.period().equals(RunSummary.Period.NONE)
            ? "nothing"
            : Html.time(summary.period().fromMillis())
                + " to "
                + Html.time(summary.period().toMillis());
    long rejected = summary.rejects().values().stream().mapToLong(Long::longValue).sum();
    return "<p class=\"soft\">"
        + period
        + "</p><div class=\"facts\">"
        + Html.fact("exchanges", Html.count(input.exchanges()))
        + Html.fact("accounts", Html.count(input.accounts()))
        + Html.fact("duplicates", Html.count(input.duplicates()))
        + Html.fact("rejected", Html.count(rejected))
        + Html.fact("calibration", summary.calibration().word())
        + Html.fact("key", Html.escape(summary.keyId()))
        + "</div>"
        + rejects(summary)
        + "<p class=\"soft\">No prompt was stored and nothing left this machine. A verdict is never a"
        + " permission to act: a person decides, and the people concerned can appeal.</p>";
  }

  private static String rejects(RunSummary summary) {
    if (summary.rejects().isEmpty()) {
      return "";
    }
    return "<p>Rejected records, each located in rejected.jsonl: "
        + summary.rejects().entrySet().stream()
            .map(e -> Html.escape(e.getKey()) + " " + Html.count(e.getValue()))
            .collect(Collectors.joining(", "))
        + "</p>";
  }

  private static String overview(List<Campaign> campaigns) {
    if (campaigns.isEmpty()) {
      return "<h2>Campaigns</h2><p>No group of accounts stands out against chance.</p>";
    }
    String rows =
        campaigns.stream()
            .map(c ->
                "<tr><td>%s</td><td><a href=\"#%s\"><code>%s</code></a></td><td class=\"n\">%s</td><td class=\"n\">%s</td><td>%s</td><td>%s</td></tr>"
                    .formatted(
                        CampaignSection.verdict(c),
                        c.id(),
                        c.id(),
                        Html.count(CampaignSection.likely(c)),
                        Html.count(c.exchanges()),
                        c.detectedAtMillis().isPresent()
                            ? Html.time(c.detectedAtMillis().getAsLong())
                            : "",
                        c.nextStep().replace('_', ' ')))
            .collect(Collectors.joining());
    return "<h2>Campaigns</h2><table><tr><th>Verdict</th><th>Campaign</th><th class=\"n\">Accounts</th>"
        + "<th class=\"n\">Exchanges</th><th>Detected</th><th>Next step</th></tr>"
        + rows
        + "</table>";
  }

  /// What people decided before, and whether it still holds.
  private static String decided(List<Decisions.Effect> effects) {
    if (effects.isEmpty()) {
      return "";
    }
    String rows =
        effects.stream()
            .map(e ->
                "<tr><td>%s <code>%s</code></td><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>"
                    .formatted(
                        Html.escape(e.decision().subject().kind()),
                        Html.escape(e.decision().subject().id()),
                        e.decision().verdict(),
                        e.state().replace('-', ' '),
                        Html.escape(e.text()),
                        Html.escape(e.decision().by() + ": " + e.decision().reason())))
            .collect(Collectors.joining());
    return "<h2>Decided by people</h2><table><tr><th>Subject</th><th>Decision</th><th>Now</th>"
        + "<th>What that means here</th><th>By</th></tr>"
        + rows
        + "</table>";
  }

  /// Accounts that are loud on their own: only ever watched.
  private static String loudAlone(ScanResult result) {
    List<AccountResult> alone =
        result.accounts().stream()
            .filter(a -> a.campaigns().isEmpty() && a.verdict() == Verdict.WATCH)
            .toList();
    if (alone.isEmpty()) {
      return "";
    }
    String rows =
        alone.stream()
            .limit(MOST_WATCHED)
            .map(a ->
                "<tr><td><code>%s</code></td><td>%s</td></tr>"
                    .formatted(
                        Html.escape(a.id().value()),
                        a.findings().stream()
                            .filter(f -> f.logOddsNats().orElse(0) >= 2.3)
                            .map(f -> f.signal() + ": " + Html.escape(f.text()))
                            .collect(Collectors.joining("<br>"))))
            .collect(Collectors.joining());
    return "<h2>Loud on their own</h2><p class=\"soft\">"
        + Html.count(alone.size())
        + " accounts stand out by themselves and belong to no group. That is watched and nothing more:"
        + " the best customers look like this.</p><table>"
        + rows
        + "</table>";
  }

  private static String unknown(RunSummary summary) {
    String rows =
        summary.sources().stream()
            .map(s ->
                "<tr><td><code>%s</code></td><td>%s</td><td>%s</td><td>%s</td></tr>"
                    .formatted(
                        Html.escape(s.name()),
                        s.lettersAbsent().stream()
                            .map(HtmlReport::words)
                            .collect(Collectors.joining(", ")),
                        String.join(", ", s.signalsDark()),
                        s.incomplete().isEmpty() ? "" : Html.escape(s.incomplete())))
            .collect(Collectors.joining());
    return "<h2>What was not known</h2><table><tr><th>Source</th><th>Not recorded</th><th>Signals that"
        + " stayed dark</th><th>Not read to its end</th></tr>"
        + rows
        + "</table>";
  }

  private static String words(Capability capability) {
    return capability.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
