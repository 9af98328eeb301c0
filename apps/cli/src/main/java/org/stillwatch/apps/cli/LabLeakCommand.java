// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.adapters.files.AtomicOutput;
import org.stillwatch.lab.leak.LeakWorld;
import org.stillwatch.trace.ledger.TwinCoin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `stillwatch lab leak`: a small provider whose answers leaked.
@Command(
    name = "leak",
    description =
        "Makes up a log with answers, twins, and a data set that one account's answers"
            + " are in.",
    mixinStandardHelpOptions = true)
final class LabLeakCommand implements Callable<Integer> {
  @Option(names = "--out", required = true, description = "folder for the three files")
  private @Nullable Path out;

  @Mixin private RunOptions run = new RunOptions();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    var world = new LeakWorld(run.seed().bits(), new TwinCoin(run.key())::servesFirst);
    try (var output = AtomicOutput.into(Objects.requireNonNull(out))) {
      write(output, "exchanges.jsonl", world.exchanges());
      write(output, "twins.jsonl", world.twins());
      write(output, "leak.jsonl", world.leak());
      output.publish();
    }
    Objects.requireNonNull(spec)
        .commandLine()
        .getOut()
        .printf(
            "%,d exchanges, %,d pairs of twins; %,d texts in leak.jsonl, some of them %s's%n",
            world.exchanges().size(), world.twins().size(), world.leak().size(), LeakWorld.SOURCE);
    return ExitCode.DONE;
  }

  private static void write(AtomicOutput output, String name, List<String> lines)
      throws IOException {
    try (OutputStream file = output.file(name)) {
      file.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }
}
