// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.lab.score.PooledCard;
import org.stillwatch.lab.score.PooledJson;
import org.stillwatch.lab.score.PooledScore;
import org.stillwatch.lab.score.PooledTable;
import org.stillwatch.lab.score.ScoreCard;
import org.stillwatch.lab.score.ScoreFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `stillwatch lab score`: what scans made of worlds, against their answer keys.
@Command(
    name = "score",
    description = {
      "Scores the results of scans against answer keys.",
      "Give --truth and --result once for every world; several worlds are pooled."
    },
    mixinStandardHelpOptions = true)
final class LabScoreCommand implements Callable<Integer> {
  @Option(names = "--truth", required = true, description = "folder of an answer key")
  private List<Path> truths = new ArrayList<>();

  @Option(names = "--result", required = true, description = "folder of that scan's results")
  private List<Path> results = new ArrayList<>();

  @Option(names = "--json", description = "file for the pooled score")
  private @Nullable Path json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    CommandSpec here = Objects.requireNonNull(spec);
    if (truths.size() != results.size()) {
      throw new ParameterException(
          here.commandLine(),
          "--truth given " + truths.size() + " times, --result " + results.size() + " times");
    }
    PrintWriter out = here.commandLine().getOut();
    PooledScore pooled = new PooledScore();
    for (int i = 0; i < truths.size(); i++) {
      ScoreCard card = pooled.add(truths.get(i), results.get(i));
      ScoreFiles.write(card, results.get(i));
      if (truths.size() == 1) {
        out.println(ScoreFiles.table(card));
      }
    }
    PooledCard card = pooled.card();
    if (json != null) {
      PooledJson.write(card, json);
    }
    out.println(PooledTable.of(card));
    return ExitCode.DONE;
  }
}
