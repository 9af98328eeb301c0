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
import org.stillwatch.apps.cli.ingest.Ingest;
import org.stillwatch.base.ConfigException;
import org.stillwatch.respond.limit.sizing.Aim;
import org.stillwatch.respond.limit.sizing.Sizing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `stillwatch policy size`: how large budgets have to be, from what copies took and from honest
/// use in a log.
@Command(
    name = "size",
    description =
        "Computes budgets: what each buys against a copy, and how many honest principals meet it.",
    mixinStandardHelpOptions = true)
final class PolicySizeCommand implements Callable<Integer> {
  @Option(
      names = "--exchanges",
      required = true,
      arity = "1..*",
      description = "logs of honest use: .jsonl, .gz, .zst, or folders")
  private List<Path> exchanges = new ArrayList<>();

  @Option(
      names = "--accounts",
      arity = "1..*",
      description = "account tables, for who is verified and which accounts are one organisation")
  private List<Path> accounts = new ArrayList<>();

  @Option(
      names = "--copy",
      description = "exchanges that copy a capability (default: 150000, a published campaign)")
  private long copy = Aim.DEFAULT.exchanges();

  @Option(names = "--days", description = "days that a copy is to take at least (default: 90)")
  private int days = Aim.DEFAULT.days();

  @Option(
      names = "--principals",
      description = "principals that one operator may hold unseen (default: 100)")
  private int principals = Aim.DEFAULT.principals();

  @Option(
      names = "--most-hit",
      description = "percent of honest principals that may meet a budget in a month (default: 1)")
  private double mostHit = 100 * Aim.DEFAULT.mostHit();

  @Option(names = "--json", description = "the sizes as JSON")
  private boolean json;

  @Mixin private LogOptions logs = new LogOptions();

  @Mixin private RunOptions run = new RunOptions();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Aim aim = aim();
    var key = run.key();
    int threads = Runtime.getRuntime().availableProcessors();
    var ingest = new Ingest(key, Builders.of(key), threads, logs.kinds(), logs.tables());
    var past = PastUse.read(ingest, exchanges, accounts);
    var table =
        new SizeTable(
            aim,
            Sizing.of(aim, past.requests()),
            Sizing.days(past.requests()),
            past.requests().size());
    var line = Objects.requireNonNull(spec).commandLine();
    PrintWriter out = line.getOut();
    out.println(json ? table.json() : table.text());
    past.incomplete().forEach(line.getErr()::println);
    return past.incomplete().isEmpty() ? ExitCode.DONE : ExitCode.WORLD_FAILED;
  }

  private Aim aim() {
    within("--copy", copy, 1_000_000_000_000L);
    within("--days", days, 3_650);
    within("--principals", principals, 1_000_000);
    if (!(mostHit >= 0 && mostHit <= 100)) {
      throw new ConfigException(
          "--most-hit", "percent", String.valueOf(mostHit), "a number from 0 to 100");
    }
    return new Aim(copy, days, principals, mostHit / 100);
  }

  private static void within(String option, long number, long most) {
    if (number < 1 || number > most) {
      throw new ConfigException(
          option, "number", String.valueOf(number), "a whole number from 1 to " + most);
    }
  }
}
