// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.stillwatch.adapters.files.KeyFile;
import org.stillwatch.adapters.files.SourceReport;
import org.stillwatch.adapters.json.RunSummary;
import org.stillwatch.apps.cli.fit.Fit;
import org.stillwatch.apps.cli.ingest.Ingested;
import org.stillwatch.base.Calibration;
import org.stillwatch.base.Verdict;
import org.stillwatch.engines.local.ScanResult;
import org.stillwatch.engines.local.ScanSettings;
import org.stillwatch.judge.Campaign;

/// Makes the summary of a run.
final class Summaries {
  private Summaries() {}

  static RunSummary of(
      Ingested ingested,
      ScanResult result,
      ScanSettings settings,
      boolean accountTable,
      Map<String, Long> timings) {
    return new RunSummary(
        input(ingested, result),
        sources(ingested, accountTable),
        rejects(ingested),
        period(ingested),
        verdicts(result),
        new RunSummary.NullModel(0, 0, OptionalDouble.empty()),
        Map.of(),
        settings.confidence().map(c -> c.local().state()).orElse(Calibration.NONE),
        settings.confidence().map(c -> Fit.digest(c.fitted())).orElse(""),
        settings.seed(),
        KeyFile.label(settings.key()),
        Fit.sha256(
            String.format(
                Locale.ROOT,
                "{\"keyId\":\"%s\",\"seed\":%d,\"tickMillis\":%d,\"rememberMillis\":%d}",
                settings.key().keyId(),
                settings.seed().bits(),
                settings.tick().lengthMillis(),
                settings.forgetting().afterMillis())),
        new TreeMap<>(Map.of("stillwatch", "0.1.0", "fingerprint", "1")),
        timings);
  }

  private static RunSummary.Input input(Ingested ingested, ScanResult result) {
    var all = new ArrayList<SourceReport>(ingested.exchangeSources());
    all.addAll(ingested.otherSources());
    return new RunSummary.Input(
        all.size(),
        all.stream().mapToLong(SourceReport::bytes).sum(),
        all.stream().mapToLong(SourceReport::lines).sum(),
        ingested.input().exchanges().size(),
        result.accountsSeen(),
        ingested.duplicates(),
        ingested.conflicts(),
        0,
        0,
        ingested.ignoredMembers());
  }

  private static List<RunSummary.SourceSummary> sources(Ingested ingested, boolean accountTable) {
    var sources = new ArrayList<RunSummary.SourceSummary>();
    for (int i = 0; i < ingested.exchangeSources().size(); i++) {
      var report = ingested.exchangeSources().get(i);
      var presence = ingested.presence().get(i);
      sources.add(
          new RunSummary.SourceSummary(
              report.name(),
              ingested.formats().get(i),
              presence.absent(),
              presence.dark(accountTable),
              report.incomplete()));
    }
    for (SourceReport report : ingested.otherSources()) {
      sources.add(
          new RunSummary.SourceSummary(
              report.name(), "canonical", List.of(), List.of(), report.incomplete()));
    }
    return sources;
  }

  private static Map<String, Long> rejects(Ingested ingested) {
    var counts = new TreeMap<String, Long>();
    ingested.rejected().forEach(r -> counts.merge(r.reason().word(), 1L, Long::sum));
    return counts;
  }

  private static RunSummary.Period period(Ingested ingested) {
    var exchanges = ingested.input().exchanges();
    return exchanges.isEmpty()
        ? RunSummary.Period.NONE
        : new RunSummary.Period(
            exchanges.getFirst().timeMillis(), exchanges.getLast().timeMillis());
  }

  private static Map<String, Long> verdicts(ScanResult result) {
    var counts = new TreeMap<String, Long>();
    for (Verdict verdict : Verdict.values()) {
      if (verdict != Verdict.CLEAR) {
        counts.put(
            verdict.word(),
            result.campaigns().stream().map(Campaign::verdict).filter(v -> v == verdict).count());
      }
    }
    return counts;
  }
}
