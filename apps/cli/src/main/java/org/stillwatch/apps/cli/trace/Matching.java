// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.trace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.stillwatch.adapters.files.LogFiles;
import org.stillwatch.adapters.files.Source;
import org.stillwatch.adapters.files.SourceReport;
import org.stillwatch.adapters.json.RejectedLine;
import org.stillwatch.adapters.parquet.ledger.LedgerFolder;
import org.stillwatch.adapters.parquet.ledger.LedgerMatch;
import org.stillwatch.apps.cli.ingest.CorpusRecords;
import org.stillwatch.apps.cli.ingest.ReadProgress;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.engines.local.Progress;
import org.stillwatch.trace.canary.Recurrence;
import org.stillwatch.trace.corpus.Matched;
import org.stillwatch.trace.ledger.ServedReader;

/// Reads a corpus and holds it against a ledger.
///
/// @param key of the deployment
/// @param scope of the question
/// @param work folder for what does not fit into memory
/// @param memoryMebibytes what may be used before it spills
/// @param progress told bytes of files, then steps
record Matching(
    FingerprintKey key,
    LedgerMatch.Scope scope,
    Path work,
    int memoryMebibytes,
    Progress progress) {
  /// What was read and found.
  ///
  /// @param corpus its files
  /// @param elsewhere files that it was compared with besides
  /// @param records of the corpus
  record Found(
      Matched matched,
      List<CorpusReport.InputFile> corpus,
      List<CorpusReport.InputFile> elsewhere,
      long records,
      List<RejectedLine> rejected) {}

  /// @param canaries what else is looked for in the corpus
  Found run(LedgerFolder ledger, List<Path> corpus, List<Path> elsewhere, List<Recurrence> canaries)
      throws IOException {
    try (LedgerMatch match = LedgerMatch.with(ledger, scope, work, memoryMebibytes)) {
      var records = CorpusRecords.prints(key, new ServedReader(key, canaries));
      records.read("FILE", corpus, match::record, ReadProgress.of(progress, "read corpus", corpus));
      var others = CorpusRecords.prints(key, ServedReader.ofEvery(key));
      if (!elsewhere.isEmpty()) {
        others.read(
            "--elsewhere",
            elsewhere,
            (_, prints) -> match.elsewhere(prints),
            ReadProgress.of(progress, "read elsewhere", elsewhere));
      }
      Matched matched = match.result(step -> progress.at(step, 0, 0));
      var rejected = new ArrayList<RejectedLine>(records.rejected());
      rejected.addAll(others.rejected());
      return new Found(
          matched,
          files("FILE", corpus, records.reports()),
          files("--elsewhere", elsewhere, others.reports()),
          records.records(),
          rejected);
    }
  }

  private static List<CorpusReport.InputFile> files(
      String flag, List<Path> paths, List<SourceReport> reports) throws IOException {
    var files = new ArrayList<CorpusReport.InputFile>();
    if (paths.isEmpty()) {
      return files;
    }
    List<Source> sources = LogFiles.find(flag, paths);
    for (int i = 0; i < sources.size(); i++) {
      Source source = sources.get(i);
      files.add(
          new CorpusReport.InputFile(
              source.name(),
              Files.size(source.path()),
              ReportFiles.sha256(source.path()),
              reports.get(i).incomplete()));
    }
    return files;
  }
}
