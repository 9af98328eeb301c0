// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.apps.cli.table.TableRun;
import org.stillwatch.base.FingerprintKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `stillwatch group`: the group engine on any table `actor,channel,item,time`.
@Command(
    name = "group",
    description = "Finds groups in any CSV table actor,channel,item,time.",
    mixinStandardHelpOptions = true)
final class GroupCommand implements Callable<Integer> {
  @Option(names = "--items", required = true, description = "the table")
  private @Nullable Path items;

  @Option(names = "--channels", description = "JSON: channels besides the built-in ones")
  private Optional<Path> channels = Optional.empty();

  @Option(names = "--events", description = "CSV actor,kind,time: closed, released or error")
  private Optional<Path> events = Optional.empty();

  @Option(names = "--labels", description = "CSV actor,group,label: known groups, for scoring")
  private Optional<Path> labels = Optional.empty();

  @Option(names = "--out", required = true, description = "folder for the results")
  private @Nullable Path out;

  @Mixin private RunOptions run = new RunOptions();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    FingerprintKey key = run.key();
    String said =
        new TableRun(Objects.requireNonNull(items), channels, events, labels)
            .run(key, run.seed(), Objects.requireNonNull(out));
    Objects.requireNonNull(spec).commandLine().getOut().println(said);
    return ExitCode.DONE;
  }
}
