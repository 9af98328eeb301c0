// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.stillwatch.lab.truth.Truth;
import org.stillwatch.lab.truth.TruthJson;

/// Turns a recipe into a log: `exchanges.jsonl.gz`, `accounts.jsonl`, `models.jsonl` and
/// `actions.jsonl` in one folder, the answer key in its sub-folder `truth`. The same recipe, seed
/// and texts give the same bytes. All calls are first planned as short tuples and sorted; text is
/// made line by line, so that half a million exchanges need little memory.
public final class Simulation {
  /// Name of the folder of the answer key.
  public static final String TRUTH = "truth";

  private static final int REPORT_EVERY = 5_000;

  private Simulation() {}

  /// What was made.
  public record Made(long exchanges, int accounts, int campaigns) {}

  /// Simulates without telling anybody how far it is.
  public static Made run(Recipe recipe, Optional<Path> prompts, Path out) throws IOException {
    return run(recipe, prompts, out, Progress.SILENT);
  }

  /// Simulates.
  ///
  /// @param recipe of the world
  /// @param prompts folder of recorded texts and traces, needed when the recipe names any
  /// @param out folder of the log, created when absent
  /// @param progress told how far it is
  public static Made run(Recipe recipe, Optional<Path> prompts, Path out, Progress progress)
      throws IOException {
    Recordings recordings = Recordings.of(recipe, prompts);
    Stage stage = stage(recipe, recordings);
    Files.createDirectories(out);
    exchanges(stage, out, progress);
    SmallFiles.accounts(stage.accounts, out.resolve("accounts.jsonl"));
    SmallFiles.models(recipe.models(), out.resolve("models.jsonl"));
    SmallFiles.actions(stage.deeds, out.resolve("actions.jsonl"));
    Truth truth = new AnswerKey(stage).truth(recordings.pools());
    TruthJson.write(truth, out.resolve(TRUTH));
    return new Made(stage.calls.size(), stage.accounts.size(), recipe.campaigns().size());
  }

  /// Everything but the text, in the order of time.
  static Stage stage(Recipe recipe, Recordings recordings) {
    World world =
        World.of(recipe, recordings.texts(), recordings.libraries(), recordings.browsers());
    Stage stage = new Stage(world);
    new OrdinaryPeople(stage, recordings.arrivals()).live();
    Negatives negatives = new Negatives(stage);
    for (int i = 0; i < recipe.negatives().size(); i++) {
      negatives.plant(recipe.negatives().get(i), i);
    }
    recipe.campaigns().forEach(new Campaigns(stage)::plant);
    stage.calls.sort(Call.BY_TIME);
    return stage;
  }

  private static void exchanges(Stage stage, Path out, Progress progress) throws IOException {
    try (Jsonl file = Jsonl.create(out.resolve("exchanges.jsonl.gz"))) {
      ExchangeWriter writer = new ExchangeWriter(stage, file);
      long done = 0;
      for (Call call : stage.calls) {
        writer.write(call);
        if (++done % REPORT_EVERY == 0) {
          progress.exchanges(done, stage.calls.size());
        }
      }
      progress.exchanges(done, stage.calls.size());
    }
  }
}
