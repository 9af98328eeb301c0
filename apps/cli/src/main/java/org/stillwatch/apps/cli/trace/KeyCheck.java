// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.trace;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.stillwatch.apps.cli.mark.KeyAsking;
import org.stillwatch.apps.cli.mark.SoughtKeys;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.engines.local.Progress;
import org.stillwatch.trace.corpus.WeekCounts;
import org.stillwatch.trace.corpus.WeekReading;
import org.stillwatch.trace.mark.WeekKeys;

/// Computes again what a report says about keys. Fails closed.
public final class KeyCheck {
  private KeyCheck() {}

  /// Holds the conversations of a report against the routes of a case once more. The keys are those
  /// that were committed to, or reading the case would have failed.
  public static ReportCheck.Line routes(Path folder, SoughtKeys keys) throws IOException {
    int context = ReportFiles.report(folder).plan().keys().context();
    List<WeekCounts> counts;
    try {
      counts = ReportFiles.keys(folder);
    } catch (JsonProcessingException _) {
      return new ReportCheck.Line(false, "routes", "they cannot be read");
    }
    int held = 0;
    for (WeekCounts week : counts) {
      boolean holds =
          keys.weeks(context).stream().anyMatch(w -> isOf(w.keys(), week) && holds(w, week));
      if (!holds) {
        return new ReportCheck.Line(
            false,
            "routes",
            "keys of week %d give other matches, or were committed to otherwise"
                .formatted(week.epoch()));
      }
      held += week.routes().size();
    }
    return new ReportCheck.Line(
        true, "routes", held + " routes give the same matches, by keys that were committed to");
  }

  private static boolean isOf(WeekKeys keys, WeekCounts week) {
    return keys.epoch() == week.epoch()
        && keys.model().equals(week.model())
        && keys.scheme() == week.scheme();
  }

  private static boolean holds(SoughtKeys.Week found, WeekCounts week) {
    try {
      return WeekReading.routes(found.keys(), week).equals(week.routes())
          && found.standing() == week.commitment()
          && found.leaves() == week.tested();
    } catch (IllegalArgumentException _) {
      return false; // an anchor or a pool that is none
    }
  }

  /// Asks the corpus once more.
  ///
  /// @param key of the deployment
  /// @param corpus the same files as before
  public static ReportCheck.Line again(
      Path folder, FingerprintKey key, KeyAsking asking, List<Path> corpus) throws IOException {
    CorpusReport report = ReportFiles.report(folder);
    boolean planned = asking.plan().equals(report.plan().keys());
    boolean same =
        planned
            && ReportFiles.sha256(
                    ReportFiles.lines(asking.of(key, corpus, Progress.SILENT).weeks()))
                .equals(report.files().get(ReportFiles.KEYS));
    return new ReportCheck.Line(
        same,
        "marks",
        same
            ? "corpus and keys give what the report says, byte for byte"
            : "corpus and keys give something else: another corpus, other keys, or other token ids");
  }
}
