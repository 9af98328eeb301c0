// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.adapters.json.RejectedLines;
import org.stillwatch.apps.cli.trace.Rolling;
import org.stillwatch.base.ConfigException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `stillwatch trace ledger`: rolls logs into the response ledger.
@Command(
    name = "ledger",
    description = "Adds the responses of logs to the ledger, as keyed fingerprints without text.",
    mixinStandardHelpOptions = true)
final class TraceLedgerCommand implements Callable<Integer> {
  private static final int MOST_TOLD = 5;

  @Option(names = "--exchanges", arity = "1..*", description = "logs that hold answers")
  private List<Path> exchanges = new ArrayList<>();

  @Option(
      names = "--twins",
      arity = "1..*",
      description = "pairs of responses of which one was served (twin/1)")
  private List<Path> twins = new ArrayList<>();

  @Option(names = "--ledger", required = true, description = "folder of the ledger, made if new")
  private @Nullable Path ledger;

  @Option(
      names = "--rejected",
      description = "file for the lines that could not be used, by place and hash (rejected/1)")
  private Optional<Path> rejected = Optional.empty();

  @Mixin private LogOptions logs = new LogOptions();

  @Mixin private RunOptions run = new RunOptions();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (exchanges.isEmpty() && twins.isEmpty()) {
      throw new ConfigException("trace ledger", "input", "none", "--exchanges, --twins or both");
    }
    var key = run.key();
    var progress = Terminal.ofRun(System.err, InstantSource.system(), Terminal.isOne());
    var done =
        new Rolling(key, logs.kinds(), progress)
            .run(exchanges, twins, Objects.requireNonNull(ledger));
    CommandLine here = Objects.requireNonNull(spec).commandLine();
    here.getOut()
        .printf(
            "%,d new responses, %,d fingerprints, %,d new pairs of twins; %,d responses were there"
                + " already, %,d exchanges have no answer of eight words%n",
            done.rolled().responses(),
            done.rolled().prints(),
            done.rolled().pairs(),
            done.rolled().known(),
            done.withoutText());
    if (done.againstCoin() > 0) {
      here.getOut()
          .printf("%,d pairs were not served by the coin and are refused%n", done.againstCoin());
    }
    if (!done.rejected().isEmpty()) {
      here.getOut()
          .printf(
              "%,d lines refused; --rejected FILE keeps all, the first:%n", done.rejected().size());
      done.rejected().stream()
          .sorted(RejectedLines.BY_PLACE)
          .limit(MOST_TOLD)
          .map(RejectedLines::line)
          .forEach(here.getOut()::println);
    }
    if (rejected.isPresent()) {
      try (OutputStream file = Files.newOutputStream(rejected.get())) {
        RejectedLines.write(done.rejected(), file);
      }
    }
    done.incomplete().forEach(here.getErr()::println);
    return done.incomplete().isEmpty() ? ExitCode.DONE : ExitCode.WORLD_FAILED;
  }
}
