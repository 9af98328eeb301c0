// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.trace;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stillwatch.adapters.parquet.ledger.LedgerFolder;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.base.Times;
import org.stillwatch.engines.local.Progress;
import org.stillwatch.trace.corpus.Attribution;
import org.stillwatch.trace.corpus.Counts;
import org.stillwatch.trace.corpus.Matched;
import org.stillwatch.trace.corpus.Served;
import org.stillwatch.trace.corpus.TwinPair;

/// Computes a report again from its own files, offline. Fails closed: a report of which anything is
/// missing, unknown or different does not hold.
public final class ReportCheck {
  private final List<Line> lines = new ArrayList<>();

  private ReportCheck() {}

  /// What one check says.
  ///
  /// @param holds whether it holds
  /// @param what was checked
  /// @param sentence what was seen
  public record Line(boolean holds, String what, String sentence) {}

  /// Checks a folder that `trace corpus` wrote.
  public static List<Line> of(Path folder) throws IOException {
    var check = new ReportCheck();
    CorpusReport report = ReportFiles.report(folder);
    check.says(
        "schema",
        report.schema().equals(CorpusReport.SCHEMA),
        "the report is " + CorpusReport.SCHEMA,
        "the report is of another kind");
    check.says(
        "plan",
        report.plan().digest().equals(report.planDigest()),
        "the plan has the digest " + report.planDigest(),
        "the plan is not the one of its digest");
    check.files(folder, report);
    check.computed(folder, report);
    return check.lines;
  }

  /// Checks that a corpus and a ledger still give what a report holds.
  ///
  /// @param key of the deployment
  /// @param ledger folder of the ledger
  /// @param corpus the same files as before
  /// @param elsewhere the same files as before
  public static Line again(
      Path folder,
      FingerprintKey key,
      Path ledger,
      List<Path> corpus,
      List<Path> elsewhere,
      int memoryMebibytes)
      throws IOException {
    CorpusReport report = ReportFiles.report(folder);
    Matched again =
        new Matching(key, report.plan().scope(), folder, memoryMebibytes, Progress.SILENT)
            .run(LedgerFolder.open(ledger, Rolling.cut(key)), corpus, elsewhere, List.of())
            .matched();
    SortedMap<String, String> digests = report.files();
    boolean same =
        CorpusRun.files(again).entrySet().stream()
            .allMatch(e -> ReportFiles.sha256(e.getValue()).equals(digests.get(e.getKey())));
    return new Line(
        same,
        "match",
        same
            ? "corpus and ledger share what the report says, byte for byte"
            : "corpus and ledger share something else now: another corpus, or a ledger that was"
                + " rolled or erased since");
  }

  private void says(String what, boolean holds, String yes, String no) {
    lines.add(new Line(holds, what, holds ? yes : no));
  }

  private void files(Path folder, CorpusReport report) throws IOException {
    for (String name : ReportFiles.COUNTED) {
      String digest = report.files().getOrDefault(name, "");
      says(
          name,
          ReportFiles.sha256(folder.resolve(name)).equals(digest),
          "its bytes have the hash that the report holds",
          "its bytes are not those that the report was made of");
    }
  }

  private void computed(Path folder, CorpusReport report) throws IOException {
    List<AccountLine> matches;
    Counts counts;
    Attribution attribution;
    try {
      matches = ReportFiles.matches(folder);
      counts =
          new Counts(
              report.plan().alpha(),
              report.innocentSources(),
              matched(report, matches, ReportFiles.pairs(folder)),
              ReportFiles.canaries(folder),
              ReportFiles.keys(folder),
              report.campaigns());
      attribution = Attribution.of(counts);
    } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
      lines.add(new Line(false, "counts", "they cannot be computed with"));
      return;
    }
    Matched matched = counts.matched();
    says(
        "counts",
        CorpusRun.lines(matched).equals(matches),
        "pairs add up to what stands at each account",
        "pairs do not add up to what stands at each account");
    says(
        "canaries",
        counts.canaries().size() == report.plan().canarySets(),
        counts.canaries().size() + " sets, as the plan says",
        "there are other sets of canaries than the plan says");
    List<String> weeks = report.plan().keys().weeks();
    says(
        "keys",
        counts.keys().isEmpty() == weeks.isEmpty()
            && counts.keys().stream()
                .allMatch(
                    k -> weeks.stream().anyMatch(w -> w.startsWith("week " + k.epoch() + ","))),
        "keys of " + counts.keys().size() + " weeks and models, as the plan says",
        "there are keys of other weeks than the plan says");
    says(
        "tests",
        attribution.tested().equals(report.tested())
            && attribution.canaries().equals(report.canaries())
            && attribution.keys().equals(report.keys())
            && attribution.spoofing() == report.spoofing()
            && attribution.unnamed().equals(report.unnamed()),
        (attribution.tested().size() + attribution.canaries().size() + attribution.keys().size())
            + " tests give the same digits",
        "the tests give other digits");
    says(
        "statements",
        CorpusReport.said(attribution, matched.served()).equals(report.statements())
            && attribution.grade() == report.grade()
            && report.limits().equals(CorpusRun.LIMITS),
        report.statements().size()
            + " statements and grade "
            + report.grade()
            + " follow from them",
        "what is said does not follow from them");
    says(
        "power",
        attribution.power().equals(report.power())
            && attribution.keyPower().equals(report.keyPower()),
        "the power is what pairs and keys give",
        "the power is not what pairs and keys give");
  }

  private static Matched matched(
      CorpusReport report, List<AccountLine> matches, List<PairLine> found) {
    var served = new ArrayList<Served>();
    var pairs = new TreeMap<String, Long>();
    for (AccountLine line : matches) {
      if (line.responses() > 0) {
        served.add(
            new Served(
                line.account(),
                line.responses(),
                line.records(),
                line.fingerprints(),
                Times.parse(line.firstServed()),
                Times.parse(line.lastServed())));
      }
      if (line.pairs() > 0) {
        pairs.put(line.account(), line.pairs());
      }
    }
    CorpusReport.Fingerprints prints = report.fingerprints();
    List<TwinPair> twins = found.stream().map(PairLine::twin).toList();
    return new Matched(prints.corpus(), prints.elsewhere(), prints.shared(), served, pairs, twins);
  }
}
