// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.apps.cli.fit.LabLabels;
import org.stillwatch.lab.truth.TruthJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `stillwatch lab labels`: what a reviewer who knows the answer key would have decided.
@Command(
    name = "labels",
    description = "Writes an answer key as a table of labels, to try `calibrate` with.",
    mixinStandardHelpOptions = true)
final class LabLabelsCommand implements Callable<Integer> {
  @Option(names = "--truth", required = true, description = "folder of an answer key")
  private @Nullable Path truth;

  @Option(names = "--out", required = true, description = "CSV file to write")
  private @Nullable Path out;

  @Override
  public Integer call() throws IOException {
    Files.write(
        Objects.requireNonNull(out), LabLabels.csv(TruthJson.read(Objects.requireNonNull(truth))));
    return ExitCode.DONE;
  }
}
