// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stillwatch.adapters.files.AtomicOutput;
import org.stillwatch.adapters.json.AccountResultLines;
import org.stillwatch.adapters.json.CampaignLines;
import org.stillwatch.adapters.json.RejectedLines;
import org.stillwatch.adapters.json.RunSummary;
import org.stillwatch.adapters.json.SummaryJson;
import org.stillwatch.apps.cli.ingest.Ingest;
import org.stillwatch.apps.cli.ingest.Ingested;
import org.stillwatch.apps.cli.report.HtmlReport;
import org.stillwatch.engines.local.LocalScan;
import org.stillwatch.engines.local.Progress;
import org.stillwatch.engines.local.ScanResult;
import org.stillwatch.engines.local.ScanSettings;
import org.stillwatch.judge.decided.Decisions;

/// One scan from files to files: read, replay, write. Outputs appear all at once, at the end.
final class ScanRun {
  private final Ingest ingest;
  private final ScanSettings settings;
  private final Progress progress;
  private final InstantSource clock;
  private final Map<String, Long> timings = new LinkedHashMap<>();

  ScanRun(Ingest ingest, ScanSettings settings, Progress progress, InstantSource clock) {
    this.ingest = ingest;
    this.settings = settings;
    this.progress = progress;
    this.clock = clock;
  }

  /// What a run leaves behind besides its files.
  ///
  /// @param summary what was read, done and found
  /// @param result the findings, with what people decided laid over them
  /// @param effects what became of the decisions
  record Done(RunSummary summary, ScanResult result, List<Decisions.Effect> effects) {
    /// Whether every source was read to its end.
    boolean complete() {
      return incomplete().isEmpty();
    }

    /// What was not read to its end and why, one line for each source.
    List<String> incomplete() {
      return summary.sources().stream()
          .filter(s -> !s.incomplete().isEmpty())
          .map(s -> s.name() + ": " + s.incomplete())
          .toList();
    }
  }

  Done run(Ingest.Paths paths, Path out) throws IOException {
    try (var output = AtomicOutput.into(out)) {
      long start = clock.millis();
      Ingested ingested = ingest.read(paths, progress);
      long read = clock.millis();
      timings.put("read", read - start);
      ScanResult found = LocalScan.run(ingested.input(), settings, progress);
      var decided = decided(ingested, found);
      var result =
          new ScanResult(
              decided.campaigns(), decided.accounts(), found.accountsSeen(), found.pictures());
      timings.put("replay", clock.millis() - read);
      var summary = Summaries.of(ingested, result, settings, !paths.accounts().isEmpty(), timings);
      write(output, ingested, result, decided.effects(), summary);
      output.publish();
      return new Done(summary, result, decided.effects());
    }
  }

  private static Decisions.Decided decided(Ingested ingested, ScanResult found) {
    var exchanges = ingested.input().exchanges();
    long end = exchanges.isEmpty() ? Long.MIN_VALUE : exchanges.getLast().timeMillis();
    return Decisions.over(found.campaigns(), found.accounts(), ingested.dispositions(), end);
  }

  private static void write(
      AtomicOutput output,
      Ingested ingested,
      ScanResult result,
      List<Decisions.Effect> effects,
      RunSummary summary)
      throws IOException {
    try (OutputStream file = output.file("campaigns.jsonl")) {
      CampaignLines.write(result.campaigns(), file);
    }
    try (OutputStream file = output.file("accounts.jsonl")) {
      AccountResultLines.write(result.accounts(), file);
    }
    try (OutputStream file = output.file("rejected.jsonl")) {
      RejectedLines.write(ingested.rejected(), file);
    }
    try (OutputStream file = output.file("report.html")) {
      file.write(HtmlReport.of(result, effects, summary).getBytes(StandardCharsets.UTF_8));
    }
    try (OutputStream file = output.file("summary.json")) {
      file.write((SummaryJson.write(summary) + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }
}
