// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.adapters.files.KeyFile;
import org.stillwatch.adapters.json.FittedJson;
import org.stillwatch.apps.cli.fit.FitRun;
import org.stillwatch.lab.scenario.Recipe;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `stillwatch lab fit`: fits the axes on development worlds.
@Command(
    name = "fit",
    description = "Fits intent, coordination and concealment on development worlds.",
    mixinStandardHelpOptions = true)
final class LabFitCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RECIPE", arity = "1..*", description = "development worlds")
  private List<Path> recipes = new ArrayList<>();

  @Option(names = "--seeds", split = ",", required = true, description = "seeds of each world")
  private List<Long> seeds = new ArrayList<>();

  @Option(names = "--prompts", description = "folder of recorded texts and traces")
  private Optional<Path> prompts = Optional.empty();

  @Option(names = "--out", required = true, description = "file for the fit")
  private @Nullable Path out;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    var read = new ArrayList<Recipe>();
    for (Path recipe : recipes) {
      read.add(LabSimulateCommand.recipe(recipe, Optional.empty()));
    }
    var key = KeyFile.demo();
    var done = new FitRun(key, Builders.of(key), prompts).run(read, seeds);
    Path file = Objects.requireNonNull(out);
    Files.writeString(file, FittedJson.write(done.fitted()), StandardCharsets.UTF_8);
    PrintWriter told = Objects.requireNonNull(spec).commandLine().getOut();
    told.print(done.report());
    told.println("fit: " + file);
    return ExitCode.DONE;
  }
}
