// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.lab.score.Score;
import org.stillwatch.lab.score.ScoreFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `stillwatch lab score`: what a scan made of a world, against its answer key.
@Command(
    name = "score",
    description = "Scores the result of a scan against an answer key.",
    mixinStandardHelpOptions = true)
final class LabScoreCommand implements Callable<Integer> {
  @Option(names = "--truth", required = true, description = "folder of the answer key")
  private @Nullable Path truth;

  @Option(names = "--result", required = true, description = "folder of the scan's results")
  private @Nullable Path result;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Path scanned = Objects.requireNonNull(result);
    var card = Score.of(Objects.requireNonNull(truth), scanned);
    ScoreFiles.write(card, scanned);
    Objects.requireNonNull(spec).commandLine().getOut().println(ScoreFiles.table(card));
    return ExitCode.DONE;
  }
}
