// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.table;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.stillwatch.adapters.files.AtomicOutput;
import org.stillwatch.adapters.json.CampaignLines;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.base.Seed;
import org.stillwatch.base.Tick;
import org.stillwatch.base.Verdict;
import org.stillwatch.engines.local.ScanSettings;
import org.stillwatch.engines.local.TableEvents;
import org.stillwatch.engines.local.TableScan;

/// One run of the group engine on a table, from files to files.
public final class TableRun {
  private final Path items;
  private final Optional<Path> channels;
  private final Optional<Path> events;
  private final Optional<Path> labels;

  /// @param items the evidence table
  /// @param channels channels besides the built-in ones
  /// @param events what happened to actors
  /// @param labels groups that are known, for scoring
  public TableRun(
      Path items, Optional<Path> channels, Optional<Path> events, Optional<Path> labels) {
    this.items = items;
    this.channels = channels;
    this.events = events;
    this.labels = labels;
  }

  /// Runs it and writes `campaigns.jsonl`, `campaigns.csv`, `tests.csv`, `links.csv`, `null.csv`,
  /// `rejected.csv` and `score.json`.
  ///
  /// @return a few lines for a person
  public String run(FingerprintKey key, Seed seed, Path out) throws IOException {
    var known = channels.isPresent() ? ChannelFile.read(channels.get()) : ChannelFile.builtIn();
    var refusals = new Refusals();
    var table = ItemTable.read(items, known, key.hash("ids"), refusals);
    var happened = events.isPresent() ? EventTable.read(events.get(), refusals) : TableEvents.NONE;
    var pairs = new TablePairs(table, known);
    var pairing = pairs.links(seed);
    var settings = new ScanSettings(key, seed, Tick.HOURLY, Optional.empty());
    var result = TableScan.run(table.rows(), happened, settings);
    var score =
        labels.isPresent()
            ? Optional.of(TableScore.of(labels.get(), result.found()))
            : Optional.<TableScore>empty();
    var account = new TableAccount(table, refusals, pairs, pairing, result, score);
    try (var output = AtomicOutput.into(out)) {
      try (OutputStream file = output.file("campaigns.jsonl")) {
        CampaignLines.write(
            result.found().stream()
                .map(TableScan.Found::campaign)
                .filter(c -> c.verdict().reaches(Verdict.WATCH))
                .toList(),
            file);
      }
      write(output, "campaigns.csv", TableFiles.campaigns(result.found()));
      write(output, "tests.csv", TableFiles.tests(result.found()));
      write(output, "links.csv", TableFiles.links(pairs, pairing));
      write(output, "null.csv", TableFiles.chance(pairing));
      write(output, "rejected.csv", TableFiles.rejected(refusals));
      write(output, "score.json", account.json());
      output.publish();
    }
    return account.text() + "written to " + out;
  }

  private static void write(AtomicOutput output, String name, String text) throws IOException {
    try (OutputStream file = output.file(name)) {
      file.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
