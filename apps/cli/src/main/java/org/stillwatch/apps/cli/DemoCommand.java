// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.adapters.files.KeyFile;
import org.stillwatch.apps.cli.fit.Fit;
import org.stillwatch.apps.cli.ingest.Ingest;
import org.stillwatch.apps.cli.ingest.LogKinds;
import org.stillwatch.apps.cli.ingest.TableMaps;
import org.stillwatch.base.Seed;
import org.stillwatch.base.Tick;
import org.stillwatch.engines.local.ScanSettings;
import org.stillwatch.judge.Confidence;
import org.stillwatch.lab.scenario.Recipe;
import org.stillwatch.lab.scenario.RecipeReader;
import org.stillwatch.lab.scenario.Simulation;
import org.stillwatch.lab.score.Score;
import org.stillwatch.lab.score.ScoreFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `stillwatch demo`: simulate a small world, scan it, score it, say where the report is.
@Command(
    name = "demo",
    description = "Simulates a small world, scans it and scores the result; needs nothing else.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  @Option(
      names = "--out",
      defaultValue = "out/demo",
      description = "folder for the world and the results (default: ${DEFAULT-VALUE})")
  private Path out = Path.of("out/demo");

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter told = Objects.requireNonNull(spec).commandLine().getOut();
    Recipe recipe = recipe();
    Path world = out.resolve("world");
    var made = Simulation.run(recipe, Optional.empty(), world);
    told.printf(
        "A simulated provider: %,d exchanges of %,d accounts, with a farm of %d among them.%n%n",
        made.exchanges(), made.accounts(), recipe.campaigns().getFirst().accounts());
    told.flush();
    var key = KeyFile.demo();
    var progress = Terminal.ofRun(System.err, InstantSource.system(), Terminal.isOne());
    var settings =
        new ScanSettings(key, new Seed(1), Tick.HOURLY, Fit.shipped().map(Confidence::new));
    Path result = out.resolve("result");
    var done =
        new ScanRun(
                new Ingest(
                    key,
                    Builders.of(key),
                    Runtime.getRuntime().availableProcessors(),
                    LogKinds.RECOGNISED,
                    TableMaps.NONE),
                settings,
                progress,
                InstantSource.system())
            .run(
                new Ingest.Paths(
                    List.of(world.resolve("exchanges.jsonl.gz")),
                    List.of(world.resolve("accounts.jsonl")),
                    List.of(world.resolve("actions.jsonl")),
                    List.of(world.resolve("models.jsonl")),
                    List.of(),
                    List.of(),
                    List.of()),
                result);
    told.println(CampaignTable.of(done, result));
    var card = Score.of(world.resolve(Simulation.TRUTH), result);
    ScoreFiles.write(card, result);
    told.println();
    told.println("Against the answer key, which the scan did not see:");
    told.println(ScoreFiles.table(card));
    return ExitCode.DONE;
  }

  private static Recipe recipe() throws IOException {
    try (InputStream in = DemoCommand.class.getResourceAsStream("demo/recipe.yaml")) {
      String yaml = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return RecipeReader.parse("scenarios/0000-demo/recipe.yaml", yaml);
    }
  }
}
