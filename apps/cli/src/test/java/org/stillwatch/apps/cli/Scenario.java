// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.stillwatch.adapters.files.KeyFile;
import org.stillwatch.apps.cli.fit.Fit;
import org.stillwatch.apps.cli.ingest.Ingest;
import org.stillwatch.apps.cli.ingest.LogKinds;
import org.stillwatch.apps.cli.ingest.TableMaps;
import org.stillwatch.base.Seed;
import org.stillwatch.base.Tick;
import org.stillwatch.engines.local.LocalScan;
import org.stillwatch.engines.local.Progress;
import org.stillwatch.engines.local.ScanInput;
import org.stillwatch.engines.local.ScanResult;
import org.stillwatch.engines.local.ScanSettings;
import org.stillwatch.judge.Confidence;
import org.stillwatch.lab.scenario.Simulation;
import org.stillwatch.testkit.SharedData;

/// A scenario of the repository, simulated and read once.
///
/// @param folder the world
/// @param input what a scan reads
record Scenario(Path folder, ScanInput input) {
  /// Simulates a scenario into a folder.
  static Scenario of(String name, Path folder) throws IOException {
    var recipe =
        LabSimulateCommand.recipe(
            SharedData.root().resolve("scenarios").resolve(name), Optional.empty());
    Simulation.run(recipe, Optional.empty(), folder);
    var key = KeyFile.demo();
    var ingested =
        new Ingest(key, Builders.of(key), 2, LogKinds.RECOGNISED, TableMaps.NONE)
            .read(
                new Ingest.Paths(
                    List.of(folder.resolve("exchanges.jsonl.gz")),
                    List.of(folder.resolve("accounts.jsonl")),
                    List.of(folder.resolve("actions.jsonl"))),
                Progress.SILENT);
    return new Scenario(folder, ingested.input());
  }

  static ScanSettings settings() {
    try {
      return new ScanSettings(
          KeyFile.demo(), new Seed(1), Tick.HOURLY, Fit.shipped().map(Confidence::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ScanResult scan() {
    return LocalScan.run(input, settings(), Progress.SILENT);
  }

  /// What a scan of the same input says that ends at a moment.
  ScanResult scanUntil(long beforeMillis) {
    var cut =
        new ScanInput(
            input.exchanges().stream().filter(e -> e.timeMillis() < beforeMillis).toList(),
            input.accounts(),
            input.closures());
    return LocalScan.run(cut, settings(), Progress.SILENT);
  }
}
