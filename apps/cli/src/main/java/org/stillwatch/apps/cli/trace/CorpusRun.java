// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.trace;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.stillwatch.adapters.files.AtomicOutput;
import org.stillwatch.adapters.json.RejectedLines;
import org.stillwatch.adapters.parquet.ledger.LedgerFolder;
import org.stillwatch.apps.cli.mark.KeyAsking;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.base.Times;
import org.stillwatch.engines.local.Progress;
import org.stillwatch.trace.corpus.Attribution;
import org.stillwatch.trace.corpus.CanaryCounts;
import org.stillwatch.trace.corpus.Counts;
import org.stillwatch.trace.corpus.Matched;
import org.stillwatch.trace.corpus.Twins;
import org.stillwatch.trace.score.Circumstances.Check;

/// Holds a leaked corpus against the ledger and writes what may be said of it.
///
/// @param key of the deployment
/// @param plan what was fixed beforehand
/// @param memoryMebibytes what matching may use before it spills
/// @param tool name and version of the program
/// @param nowMillis when the report is made
public record CorpusRun(
    FingerprintKey key, Plan plan, int memoryMebibytes, String tool, long nowMillis) {
  /// What a report can never say.
  static final List<String> LIMITS =
      List.of(
          "It says where text originates and not who passed it on: customers publish, resell and"
              + " lose keys.",
          "Matches without twins have no chance of error that could be computed, and support no"
              + " grade, however many they are.",
          "A silence exonerates nobody: rewritten text is found less often, and accounts without"
              + " twins cannot be named.",
          "Text that several accounts were served, or that was found elsewhere, counts for nobody.",
          "A mark says which key chose the words, and whoever has the key, or the marked text, can pass"
              + " it on.",
          "What a customer put into a prompt and had repeated is that customer's text; compare with"
              + " their sources by --elsewhere.");

  /// What is compared.
  ///
  /// @param corpus files or folders
  /// @param elsewhere files or folders of text that can be had elsewhere
  /// @param canaries files of sets of canaries
  /// @param asking keys that the corpus is asked with, if any
  /// @param campaigns of accounts, by a scan
  public record Input(
      String caseName,
      List<Path> corpus,
      List<Path> elsewhere,
      List<Path> canaries,
      Optional<KeyAsking> asking,
      SortedMap<String, String> campaigns) {
    public Input {
      corpus = List.copyOf(corpus);
      elsewhere = List.copyOf(elsewhere);
      canaries = List.copyOf(canaries);
    }
  }

  /// Writes the report into a folder, all at once at the end.
  public CorpusReport run(Path ledgerFolder, Input input, Path out, Progress progress)
      throws IOException {
    LedgerFolder ledger = LedgerFolder.open(ledgerFolder, Rolling.cut(key));
    List<SoughtCanaries> sought = SoughtCanaries.read(input.canaries());
    try (var output = AtomicOutput.into(out)) {
      var found =
          new Matching(key, plan.scope(), output.work(), memoryMebibytes, progress)
              .run(
                  ledger,
                  input.corpus(),
                  input.elsewhere(),
                  sought.stream().map(SoughtCanaries::recurrence).toList());
      List<CanaryCounts> canaries = sought.stream().map(SoughtCanaries::counts).toList();
      KeyAsking.Found keys =
          input.asking().isPresent()
              ? input.asking().get().of(key, input.corpus(), progress)
              : KeyAsking.Found.NONE;
      Check searched = input.elsewhere().isEmpty() ? Check.NOT_MADE : Check.CLEAR;
      var counts =
          new Counts(
              plan.alpha(), searched, found.matched(), canaries, keys.weeks(), input.campaigns());
      var attribution = Attribution.of(counts);
      SortedMap<String, byte[]> files = files(found.matched());
      files.put(ReportFiles.CANARIES, ReportFiles.lines(canaries));
      files.put(ReportFiles.KEYS, ReportFiles.lines(keys.weeks()));
      CorpusReport report = report(input, found, keys, counts, attribution, digests(files));
      for (var file : files.entrySet()) {
        write(output, file.getKey(), file.getValue());
      }
      write(output, ReportFiles.EVENTS, ReportFiles.lines(FoundEvents.of(report)));
      write(output, ReportFiles.REJECTED, rejected(found));
      write(
          output,
          ReportFiles.PAGE,
          CorpusPage.of(report, lines(found.matched())).getBytes(StandardCharsets.UTF_8));
      write(output, ReportFiles.REPORT, ReportFiles.page(report));
      output.publish();
      return report;
    }
  }

  private CorpusReport report(
      Input input,
      Matching.Found found,
      KeyAsking.Found keys,
      Counts counts,
      Attribution attribution,
      SortedMap<String, String> digests) {
    Matched matched = found.matched();
    return new CorpusReport(
        CorpusReport.SCHEMA,
        tool,
        input.caseName(),
        Times.text(nowMillis),
        plan,
        plan.digest(),
        found.corpus(),
        found.elsewhere(),
        new CorpusReport.Fingerprints(
            found.records(),
            found.rejected().size(),
            matched.fingerprints(),
            matched.elsewhere(),
            matched.shared()),
        counts.innocentSources(),
        attribution.tested(),
        CorpusReport.said(attribution, matched.served()),
        attribution.canaries(),
        attribution.keys(),
        keys.taken(),
        attribution.spoofing(),
        attribution.unnamed(),
        attribution.grade(),
        attribution.power(),
        attribution.keyPower(),
        counts.campaigns(),
        LIMITS,
        digests);
  }

  /// The files that a verification computes with.
  static SortedMap<String, byte[]> files(Matched matched) {
    var files = new TreeMap<String, byte[]>();
    files.put(ReportFiles.MATCHES, ReportFiles.lines(lines(matched)));
    files.put(
        ReportFiles.PAIRS, ReportFiles.lines(matched.found().stream().map(PairLine::of).toList()));
    return files;
  }

  /// A line for each account that shares something or has twins.
  static List<AccountLine> lines(Matched matched) {
    var twins =
        matched.twins().stream().collect(Collectors.toMap(Twins::account, Function.identity()));
    var lines = new TreeMap<String, AccountLine>();
    matched
        .served()
        .forEach(served ->
            lines.put(
                served.account(),
                AccountLine.of(
                    served,
                    twins.getOrDefault(served.account(), new Twins(served.account(), 0, 0, 0)))));
    twins.forEach((account, pairs) -> lines.computeIfAbsent(account, _ -> AccountLine.of(pairs)));
    return List.copyOf(lines.values());
  }

  private static byte[] rejected(Matching.Found found) throws IOException {
    var bytes = new ByteArrayOutputStream();
    RejectedLines.write(found.rejected(), bytes);
    return bytes.toByteArray();
  }

  private static SortedMap<String, String> digests(SortedMap<String, byte[]> files) {
    var digests = new TreeMap<String, String>();
    files.forEach((name, bytes) -> digests.put(name, ReportFiles.sha256(bytes)));
    return digests;
  }

  private static void write(AtomicOutput output, String name, byte[] bytes) throws IOException {
    try (OutputStream file = output.file(name)) {
      file.write(bytes);
    }
  }
}
