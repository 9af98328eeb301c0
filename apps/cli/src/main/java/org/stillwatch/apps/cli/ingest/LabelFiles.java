// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.stillwatch.adapters.files.LogFiles;
import org.stillwatch.adapters.files.ReadLimits;
import org.stillwatch.adapters.files.Source;
import org.stillwatch.adapters.files.SourceReport;
import org.stillwatch.adapters.json.DispositionLines;
import org.stillwatch.adapters.json.LabelLines;
import org.stillwatch.adapters.json.RejectedLine;
import org.stillwatch.adapters.logs.fields.TableKind;
import org.stillwatch.base.ConfigException;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.capture.Disposition;

/// Decided cases from files: dispositions as `mark` writes them, or tables of labels.
public final class LabelFiles {
  private LabelFiles() {}

  /// What was read.
  ///
  /// @param decisions in the order of the files
  /// @param rejected rows that say nothing
  public record Read(List<Disposition> decisions, List<RejectedLine> rejected) {}

  /// Reads every file.
  ///
  /// @throws ConfigException when one of them cannot be read to its end
  public static Read read(List<Path> files, TableMaps maps, FingerprintKey key) throws IOException {
    var decisions = new ArrayList<Disposition>();
    var rejected = new ArrayList<RejectedLine>();
    for (Source source : LogFiles.find("--labels", files)) {
      boolean dispositions =
          LogHead.of(source, ReadLimits.DEFAULT).values().stream().anyMatch(v -> v.has("subject"));
      Rows<Disposition> rows =
          dispositions
              ? Rows.ours(
                  List.of(source),
                  key,
                  new DispositionLines(key)::read,
                  (row, place) -> decisions.add(row.value()))
              : Rows.tables(
                  List.of(source),
                  TableKind.LABEL,
                  maps,
                  key,
                  new LabelLines(key)::read,
                  (row, place) -> decisions.add(row.value()));
      SourceReport report = rows.reports().getFirst();
      if (!report.incomplete().isEmpty()) {
        throw new ConfigException(
            "--labels", report.name(), report.incomplete(), "dispositions or a table of labels");
      }
      rejected.addAll(rows.rejected());
    }
    return new Read(decisions, rejected);
  }
}
