// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.trace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.adapters.json.CommitmentJson;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.ConfigException;
import org.stillwatch.base.Times;
import org.stillwatch.trace.key.Epochs;
import org.stillwatch.trace.key.KeyRef;
import org.stillwatch.trace.mark.MarkPlan;
import org.stillwatch.trace.mark.PlanKeys;
import org.stillwatch.trace.mark.RoutedScheme;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `stillwatch trace keys commit`: the line to publish before a week begins. One week and root are
/// committed to once: said again the same, the first line comes back; said otherwise, it is
/// refused.
@Command(
    name = "commit",
    description = "Commits to the keys of a week, and prints the line to publish.",
    mixinStandardHelpOptions = true)
final class CommitCommand implements Callable<Integer> {
  private static final String WHERE = "trace keys commit";
  private static final long LARGEST = 64L << 20;

  @Mixin private KeyFolderOption keys = new KeyFolderOption();

  @Option(names = "--epoch", description = "number of the week (default: the next one)")
  private Optional<Long> epoch = Optional.empty();

  @Option(names = "--scheme", required = true, description = "gumbel or synthid-hash")
  private String scheme = "";

  @Option(names = "--model", required = true, description = "model that is served; several times")
  private List<String> models = new ArrayList<>();

  @Option(names = "--pools", required = true, description = "replicas with different keys")
  private int pools;

  @Option(names = "--accounts", description = "file of account ids, one a line")
  private Optional<Path> accounts = Optional.empty();

  @Option(names = "--decoys", defaultValue = "1000", description = "(default: ${DEFAULT-VALUE})")
  private int decoys = 1_000;

  @Option(
      names = "--layers",
      defaultValue = "30",
      description = "of SynthID (default: ${DEFAULT-VALUE})")
  private int layers = 30;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    long now = InstantSource.system().millis();
    long week = epoch.orElseGet(() -> Epochs.at(now) + 1);
    requireOpen(week, now);
    var committed = Committed.to(names(week), keys.folder().root(), week, now);
    var said = keys.folder().keep(committed);
    if (said.isPresent() && !said.get().commitment().isSameAs(committed.commitment())) {
      throw new ConfigException(
          WHERE,
          "epoch " + week,
          "another commitment of " + Times.text(said.get().commitment().atMillis()),
          "each epoch to be committed to once");
    }
    var line = Objects.requireNonNull(spec).commandLine();
    line.getOut().println(CommitmentJson.line(said.orElse(committed).commitment()));
    if (said.isEmpty() && now >= Epochs.begin(week)) {
      line.getErr().println("the week has begun: what was served before now is not covered");
    }
    return 0;
  }

  private static void requireOpen(long week, long nowMillis) {
    if (week < Epochs.at(nowMillis)) {
      throw new ConfigException(
          WHERE, "--epoch", "a week that is over: " + week, "this week or a later one");
    }
  }

  private List<KeyRef> names(long week) throws IOException {
    requireRange("--pools", pools, 2, MarkPlan.MOST_POOLS);
    requireRange("--decoys", decoys, 0, PlanKeys.MOST_DECOYS);
    requireRange("--layers", layers, 1, PlanKeys.MOST_LAYERS);
    List<AccountId> ids = accounts.isPresent() ? ids(accounts.get()) : List.of();
    var plan = new MarkPlan(scheme(), pools, 1);
    var names = new ArrayList<KeyRef>();
    for (String model : models.stream().distinct().toList()) {
      if (!KeyRef.isField(model)) {
        throw new ConfigException(WHERE, "--model", "a name with '|'", "a name without");
      }
      names.addAll(new PlanKeys(plan, week, model, decoys, layers).of(ids));
    }
    return names;
  }

  private static void requireRange(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new ConfigException(
          WHERE, option, String.valueOf(value), "a number from %d to %d".formatted(least, most));
    }
  }

  private RoutedScheme scheme() {
    return switch (scheme) {
      case "gumbel" -> RoutedScheme.GUMBEL;
      case "synthid-hash" -> RoutedScheme.SYNTHID_HASH;
      default -> throw new ConfigException(WHERE, "--scheme", scheme, "gumbel or synthid-hash");
    };
  }

  /// Names that no key can carry are left out and counted: those accounts are served unmarked.
  private List<AccountId> ids(Path file) throws IOException {
    if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
      throw new ConfigException(
          "--accounts", file.toString(), "no file, or a larger one", "a file of at most 64 MiB");
    }
    var lines = Files.readAllLines(file).stream().filter(id -> !id.isEmpty()).toList();
    var usable = lines.stream().filter(KeyRef::isField).map(AccountId::new).toList();
    if (usable.size() < lines.size()) {
      Objects.requireNonNull(spec)
          .commandLine()
          .getErr()
          .println(lines.size() - usable.size() + " ids that no key can carry were left out");
    }
    return usable;
  }
}
