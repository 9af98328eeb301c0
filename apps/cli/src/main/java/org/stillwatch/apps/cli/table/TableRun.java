// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.table;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.stillwatch.adapters.files.AtomicOutput;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.base.Seed;
import org.stillwatch.base.Tick;
import org.stillwatch.engines.local.ScanInput;
import org.stillwatch.engines.local.ScanSettings;
import org.stillwatch.engines.local.TableScan;
import org.stillwatch.group.TestResult;
import org.stillwatch.group.Tested;

/// One run of the group engine on a table, from files to files.
public final class TableRun {
  private final Path items;
  private final Optional<Path> channels;
  private final Optional<Path> events;
  private final Optional<Path> labels;

  /// @param items the evidence table
  /// @param channels channels besides the built-in ones
  /// @param events closures
  /// @param labels groups that are known, for scoring
  public TableRun(
      Path items, Optional<Path> channels, Optional<Path> events, Optional<Path> labels) {
    this.items = items;
    this.channels = channels;
    this.events = events;
    this.labels = labels;
  }

  /// Runs it and writes `campaigns.csv`, `tests.csv`, `rejected.csv` and, with labels,
  /// `score.json`.
  ///
  /// @return one line for a person
  public String run(FingerprintKey key, Seed seed, Path out) throws IOException {
    var known = channels.isPresent() ? ChannelFile.read(channels.get()) : ChannelFile.builtIn();
    var table = ItemTable.read(items, known, key.hash("ids"));
    List<ScanInput.Closure> closures =
        events.isPresent() ? ItemTable.closures(events.get()) : List.of();
    var settings = new ScanSettings(key, seed, Tick.HOURLY, Optional.empty());
    var found = TableScan.run(table.rows(), closures, settings);
    try (var output = AtomicOutput.into(out)) {
      write(output, "campaigns.csv", campaigns(found));
      write(output, "tests.csv", tests(found));
      write(output, "rejected.csv", rejected(table));
      if (labels.isPresent()) {
        write(output, "score.json", TableScore.of(labels.get(), found));
      }
      output.publish();
    }
    return "%,d rows, %,d rejected; %d groups, written to %s"
        .formatted(table.rows().size(), table.rejected().size(), found.size(), out);
  }

  private static void write(AtomicOutput output, String name, String text) throws IOException {
    try (OutputStream file = output.file(name)) {
      file.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String campaigns(List<TableScan.Found> found) {
    return "campaign,verdict,actor,role,memberConfidence\r\n"
        + found.stream()
            .flatMap(f ->
                f.cluster().members().stream()
                    .map(m ->
                        "%s,%s,%s,%s,%s\r\n"
                            .formatted(
                                f.cluster().id(),
                                f.judgement().verdict().word(),
                                quoted(m.account().value()),
                                m.core() ? "core" : "periphery",
                                decimal(m.membership()))))
            .collect(Collectors.joining());
  }

  private static String tests(List<TableScan.Found> found) {
    return "campaign,test,logP,text\r\n"
        + found.stream()
            .flatMap(f ->
                f.cluster().outcomes().stream()
                    .map(o -> f.cluster().id() + "," + o.test().name() + "," + result(o)))
            .collect(Collectors.joining());
  }

  private static String result(Tested.Outcome outcome) {
    return switch (outcome.result()) {
      case TestResult.Measured m -> decimal(m.logP()) + "," + quoted(m.text()) + "\r\n";
      case TestResult.TooLittle t -> "," + quoted(t.why()) + "\r\n";
    };
  }

  private static String rejected(ItemTable table) {
    return "record,reason\r\n"
        + table.rejected().stream()
            .map(r -> r.record() + "," + r.reason() + "\r\n")
            .collect(Collectors.joining());
  }

  private static String decimal(double number) {
    return String.format(Locale.ROOT, "%.4f", number);
  }

  /// A field of RFC 4180. Ids come from strangers: one that a spreadsheet would run as a formula
  /// gets an apostrophe.
  static String quoted(String field) {
    String safe = field.matches("[=+\\-@\\t\\r].*") ? "'" + field : field;
    return "\"" + safe.replace("\"", "\"\"") + "\"";
  }
}
