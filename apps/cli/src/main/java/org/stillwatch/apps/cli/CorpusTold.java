// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.stillwatch.apps.cli.trace.CorpusReport;
import org.stillwatch.apps.server.page.Plain;
import org.stillwatch.trace.score.Grade;

/// A report about a corpus in a few lines for the terminal.
final class CorpusTold {
  private static final int MOST_TOLD = 10;

  private CorpusTold() {}

  static List<String> lines(CorpusReport report, Path out) {
    var lines = new ArrayList<String>();
    lines.add(
        "%,d records, %,d refused, %,d fingerprints; left out: %,d that several accounts were served, %,d found elsewhere"
            .formatted(
                report.fingerprints().records(),
                report.fingerprints().refused(),
                report.fingerprints().corpus(),
                report.fingerprints().shared(),
                report.fingerprints().elsewhere()));
    report.canaries().stream()
        .filter(c -> c.grade() != Grade.G0)
        .forEach(c ->
            lines.add("grade %s: %s".formatted(c.grade(), Plain.line(CorpusReport.sentence(c)))));
    if (!report.keys().isEmpty()) {
      lines.add(
          "%,d keys asked about %,d answers; %,d of them scored, %,d tokens; %,d without token ids"
              .formatted(
                  report.keys().size(),
                  report.leak().offered(),
                  report.leak().kept(),
                  report.leak().tokens(),
                  report.leak().unknown()));
    }
    if (!report.unnamed().isEmpty()) {
      lines.add(
          "keys of %,d accounts fire: none of them is named, see the report"
              .formatted(report.unnamed().size()));
    }
    if (report.grade() == Grade.G0) {
      lines.add("grade G0: nothing may be said about anybody");
    }
    report.statements().stream()
        .limit(MOST_TOLD)
        .forEach(s ->
            lines.add("grade %s: %s".formatted(s.statement().grade(), Plain.line(s.sentence()))));
    if (report.statements().size() > MOST_TOLD) {
      lines.add("and %,d more".formatted(report.statements().size() - MOST_TOLD));
    }
    lines.add(
        "an account needs %,d pairs one way; %,d accounts have as many in the ledger"
            .formatted(report.power().pairsNeeded(), report.power().accountsWithEnough()));
    lines.add("plan " + report.planDigest());
    lines.add("written to " + out);
    return lines;
  }
}
