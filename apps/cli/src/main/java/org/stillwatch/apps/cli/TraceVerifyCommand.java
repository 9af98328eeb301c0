// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.apps.cli.mark.KeyAsking;
import org.stillwatch.apps.cli.mark.MarkOptions;
import org.stillwatch.apps.cli.trace.KeyCheck;
import org.stillwatch.apps.cli.trace.ReportCheck;
import org.stillwatch.apps.server.page.Plain;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `stillwatch trace verify`: computes a report about a corpus again, offline.
@Command(
    name = "verify",
    description =
        "Computes a report of `trace corpus` again from its files, offline; exit 1 when"
            + " something differs.",
    mixinStandardHelpOptions = true)
final class TraceVerifyCommand implements Callable<Integer> {
  private static final int MEMORY_MEBIBYTES = 2_048;

  @Parameters(index = "0", paramLabel = "DIR", description = "the --out of `trace corpus`")
  private Path folder = Path.of("");

  @ArgGroup(exclusive = false, heading = "To match corpus and ledger again:%n")
  private @Nullable Again again;

  /// What a report was made of.
  private static final class Again {
    @Option(names = "--ledger", required = true, description = "folder of the ledger")
    private Path ledger = Path.of("");

    @Option(
        names = "--corpus",
        required = true,
        arity = "1..*",
        description = "files of the corpus")
    private List<Path> corpus = new ArrayList<>();

    @Option(names = "--elsewhere", arity = "1..*", description = "files it was compared with")
    private List<Path> elsewhere = new ArrayList<>();
  }

  @Mixin private MarkOptions marks = new MarkOptions();

  @Mixin private RunOptions run = new RunOptions();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    List<ReportCheck.Line> lines = new ArrayList<>(ReportCheck.of(folder));
    if (marks.asked()) {
      lines.add(KeyCheck.routes(folder, marks.keys()));
    }
    Again inputs = again;
    if (inputs != null) {
      lines.add(
          ReportCheck.again(
              folder, run.key(), inputs.ledger, inputs.corpus, inputs.elsewhere, MEMORY_MEBIBYTES));
      Optional<KeyAsking> asking = marks.asking();
      if (asking.isPresent()) {
        lines.add(KeyCheck.again(folder, run.key(), asking.get(), inputs.corpus));
      }
    }
    for (ReportCheck.Line line : lines) {
      out.printf(
          "%-5s %s: %s%n", line.holds() ? "ok" : "wrong", line.what(), Plain.line(line.sentence()));
    }
    boolean holds = lines.stream().allMatch(ReportCheck.Line::holds);
    out.println(holds ? "verified" : "not verified");
    return holds ? ExitCode.DONE : ExitCode.FINDINGS;
  }
}
