// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.lab.scenario.Recipe;
import org.stillwatch.lab.scenario.RecipeReader;
import org.stillwatch.lab.scenario.Simulation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `stillwatch lab simulate`: from a recipe to a log with an answer key.
@Command(
    name = "simulate",
    description = "Writes the log, the tables and the answer key of a recipe.",
    mixinStandardHelpOptions = true)
final class LabSimulateCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RECIPE", description = "recipe.yaml, or the folder that holds it")
  private @Nullable Path recipe;

  @Option(names = "--prompts", description = "folder of recorded texts and traces")
  private Optional<Path> prompts = Optional.empty();

  @Option(names = "--seed", description = "another seed than the recipe's")
  private Optional<Long> seed = Optional.empty();

  @Option(names = "--out", required = true, description = "folder for the world")
  private @Nullable Path out;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Recipe read = recipe(Objects.requireNonNull(recipe), seed);
    Path target = Objects.requireNonNull(out);
    var made = Simulation.run(read, prompts, target);
    Objects.requireNonNull(spec)
        .commandLine()
        .getOut()
        .printf(
            "%,d exchanges of %,d accounts with %d campaigns in %s%n",
            made.exchanges(), made.accounts(), made.campaigns(), target);
    return ExitCode.DONE;
  }

  static Recipe recipe(Path named, Optional<Long> seed) throws IOException {
    Path file = Files.isDirectory(named) ? named.resolve("recipe.yaml") : named;
    Recipe recipe = RecipeReader.read(file);
    return seed.map(recipe::withSeed).orElse(recipe);
  }
}
