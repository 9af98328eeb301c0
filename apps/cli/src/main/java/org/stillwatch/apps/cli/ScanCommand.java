// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.apps.cli.fit.CalibrationFile;
import org.stillwatch.apps.cli.ingest.Ingest;
import org.stillwatch.base.ConfigException;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.base.Seed;
import org.stillwatch.base.Tick;
import org.stillwatch.base.Verdict;
import org.stillwatch.engines.local.Forgetting;
import org.stillwatch.engines.local.ScanSettings;
import org.stillwatch.group.tick.Catalogue;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `stillwatch scan`: from logs and an account table to campaigns.
@Command(
    name = "scan",
    description = "Scans logs for campaigns; nothing leaves the machine and no prompt is stored.",
    mixinStandardHelpOptions = true)
final class ScanCommand implements Callable<Integer> {
  @Option(
      names = "--exchanges",
      required = true,
      arity = "1..*",
      description = "logs: .jsonl, .gz, .zst, or folders")
  private List<Path> exchanges = new ArrayList<>();

  @Option(names = "--accounts", arity = "1..*", description = "account tables")
  private List<Path> accounts = new ArrayList<>();

  @Option(names = "--actions", arity = "1..*", description = "what you did to accounts")
  private List<Path> actions = new ArrayList<>();

  @Option(
      names = "--events",
      arity = "1..*",
      description = "what happened to accounts: chargebacks")
  private List<Path> events = new ArrayList<>();

  @Option(names = "--models", arity = "1..*", description = "models with their list prices")
  private List<Path> models = new ArrayList<>();

  @Option(
      names = "--registry",
      arity = "1..*",
      description = "registry.yaml: what you vouch for; it can only protect")
  private List<Path> registries = new ArrayList<>();

  @Option(
      names = "--dispositions",
      description = "what people decided (default: ${DEFAULT-VALUE}, where it is there)",
      defaultValue = MarkCommand.DISPOSITIONS)
  private Path dispositions = Path.of(MarkCommand.DISPOSITIONS);

  @Option(
      names = "--calibration",
      description =
          "what `calibrate` made of decided cases (default: ${DEFAULT-VALUE}, where it is there)",
      defaultValue = CalibrationFile.DEFAULT)
  private Path calibration = Path.of(CalibrationFile.DEFAULT);

  @Option(names = "--out", required = true, description = "folder for the results")
  private @Nullable Path out;

  @Mixin private LogOptions logs = new LogOptions();

  @Mixin private RunOptions run = new RunOptions();

  @Option(
      names = "--tick-minutes",
      description = "distance of two looks (default: ${DEFAULT-VALUE})",
      defaultValue = "60")
  private int tickMinutes = 60;

  @Option(
      names = "--remember-days",
      description =
          "days for which an account without traffic is remembered (default: ${DEFAULT-VALUE})",
      defaultValue = "90")
  private int rememberDays = 90;

  @Option(names = "--threads", description = "parsers at work (default: all cores)")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--fail-on",
      description = "exit 1 at or above this verdict: watch, review or act")
  private Optional<String> failOn = Optional.empty();

  @Option(
      names = "--without",
      split = ",",
      description = "switch off kinds of proposals or tests, to see what each carries")
  private Set<String> without = new TreeSet<>();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (tickMinutes <= 0) {
      throw new ConfigException(
          "--tick-minutes", "minutes", String.valueOf(tickMinutes), "a number above zero");
    }
    if (rememberDays < Forgetting.LEAST_DAYS) {
      throw new ConfigException(
          "--remember-days",
          "days",
          String.valueOf(rememberDays),
          "a number of at least " + Forgetting.LEAST_DAYS);
    }
    Path target = Objects.requireNonNull(out);
    FingerprintKey key = run.key();
    var settings =
        new ScanSettings(
            key,
            run.seed(),
            new Tick(tickMinutes * 60_000L),
            CalibrationFile.confidence(calibration, named("--calibration")),
            known(without),
            Forgetting.afterDays(rememberDays));
    var progress = Terminal.ofRun(System.err, InstantSource.system(), Terminal.isOne());
    var ingest =
        new Ingest(key, Builders.of(key), Math.max(1, threads), logs.kinds(), logs.tables());
    var done =
        new ScanRun(ingest, settings, progress, InstantSource.system())
            .run(
                new Ingest.Paths(
                    exchanges, accounts, actions, models, registries, events, decided()),
                target);
    CommandLine here = Objects.requireNonNull(spec).commandLine();
    here.getOut().println(CampaignTable.of(done, target));
    done.incomplete().forEach(here.getErr()::println);
    if (!done.complete()) {
      return ExitCode.WORLD_FAILED;
    }
    return found(done) ? ExitCode.FINDINGS : ExitCode.DONE;
  }

  /// The default file need not be there, a named one must.
  private List<Path> decided() {
    return named("--dispositions") || Files.exists(dispositions)
        ? List.of(dispositions)
        : List.of();
  }

  private boolean named(String option) {
    return Objects.requireNonNull(spec).commandLine().getParseResult().hasMatchedOption(option);
  }

  private static Set<String> known(Set<String> names) {
    var all = Catalogue.shipped(new Seed(0)).names();
    for (String name : names) {
      if (!all.contains(name)) {
        throw new ConfigException("--without", "name", name, "one of " + String.join(", ", all));
      }
    }
    return Set.copyOf(names);
  }

  private boolean found(ScanRun.Done done) {
    return failOn
        .map(ScanCommand::verdict)
        .map(least -> done.result().campaigns().stream().anyMatch(c -> c.verdict().reaches(least)))
        .orElse(false);
  }

  private static Verdict verdict(String word) {
    try {
      return Verdict.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new ConfigException("--fail-on", "verdict", word, "watch, review or act");
    }
  }
}
