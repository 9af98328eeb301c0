// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;
import org.stillwatch.apps.server.page.Plain;
import org.stillwatch.base.Family;
import org.stillwatch.judge.Campaign;
import org.stillwatch.judge.decided.Decisions;

/// The campaigns of a run as text for a terminal, strongest first.
final class CampaignTable {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private CampaignTable() {}

  static String of(ScanRun.Done done, Path out) {
    var input = done.summary().input();
    var text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%,d exchanges of %,d accounts read, %,d duplicates, %,d rejected%n",
            input.exchanges(),
            input.accounts(),
            input.duplicates(),
            done.summary().rejects().values().stream().mapToLong(Long::longValue).sum()));
    if (!done.summary().rejects().isEmpty()) {
      text.append("rejected: ").append(rejects(done)).append("; where: rejected.jsonl\n");
    }
    if (input.exchanges() == 0) {
      text.append("there was no exchange to look at, so nothing can be said\n");
    } else if (done.result().campaigns().isEmpty()) {
      text.append("no group of accounts stands out\n");
    } else {
      text.append(
          String.format(
              "%n%-10s %-28s %8s %9s %-6s %-12s %s%n",
              "VERDICT", "CAMPAIGN", "ACCOUNTS", "EXCHANGES", "KINDS", "DETECTED", "WHY"));
      done.result().campaigns().stream().sorted(strongestFirst()).forEach(c -> text.append(row(c)));
      text.append("\nA verdict is never a permission to act: a person decides.\n");
    }
    for (Decisions.Effect effect : done.effects()) {
      if (!effect.state().equals("label")) {
        text.append(
            String.format(
                "%s %s %s: %s%n",
                effect.decision().verdict(),
                Plain.text(effect.decision().subject().id()),
                effect.state().replace('-', ' '),
                Plain.line(effect.text())));
      }
    }
    return text.append("report: ").append(out.resolve("report.html")).toString();
  }

  private static String rejects(ScanRun.Done done) {
    return done.summary().rejects().entrySet().stream()
        .map(e -> e.getKey() + " " + e.getValue())
        .collect(Collectors.joining(", "));
  }

  static Comparator<Campaign> strongestFirst() {
    return Comparator.comparing(Campaign::verdict)
        .reversed()
        .thenComparing(Comparator.comparingLong(Campaign::exchanges).reversed())
        .thenComparing(Campaign::id);
  }

  private static String row(Campaign campaign) {
    long likely = campaign.accounts().stream().filter(m -> m.membership() >= 0.5).count();
    String families =
        campaign.families().stream().map(Family::letter).collect(Collectors.joining("+"));
    String detected =
        campaign.detectedAtMillis().isPresent()
            ? MINUTE.format(Instant.ofEpochMilli(campaign.detectedAtMillis().getAsLong()))
            : "-";
    return String.format(
        Locale.ROOT,
        "%-10s %-28s %8d %9d %-6s %-12s %s%n",
        campaign.verdict().word(),
        campaign.id(),
        likely,
        campaign.exchanges(),
        families,
        detected,
        Plain.line(campaign.why()));
  }
}
