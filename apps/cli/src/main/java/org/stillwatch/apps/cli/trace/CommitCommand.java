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
import java.util.OptionalLong;
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
  private static final long LARGEST = 64L << 20;

  @Mixin private KeyFolderOption keys = new KeyFolderOption();

  @Option(names = "--epoch", description = "number of the week (default: the next one)")
  private OptionalLong epoch = OptionalLong.empty();

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
    long week = epoch.orElse(Epochs.at(now) + 1);
    requireOpen(week, now);
    var committed = Committed.to(names(week), keys.folder().root(), week, now);
    var said = keys.folder().keep(committed);
    if (said.isPresent() && !said.get().commitment().isSameAs(committed.commitment())) {
      throw new ConfigException(
          "trace keys commit",
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
          "trace keys commit",
          "--epoch",
          "a week that is over: " + week,
          "this week or a later one");
    }
  }

  private List<KeyRef> names(long week) throws IOException {
    List<AccountId> ids = accounts.isPresent() ? ids(accounts.get()) : List.of();
    var names = new ArrayList<KeyRef>();
    try {
      var plan = new MarkPlan(scheme(), pools, 1);
      for (String model : models.stream().distinct().toList()) {
        names.addAll(new PlanKeys(plan, week, model, decoys, layers).of(ids));
      }
    } catch (IllegalArgumentException e) {
      throw new ConfigException(
          "trace keys commit", "keys", "a wrong value", String.valueOf(e.getMessage()));
    }
    return names;
  }

  private RoutedScheme scheme() {
    return switch (scheme) {
      case "gumbel" -> RoutedScheme.GUMBEL;
      case "synthid-hash" -> RoutedScheme.SYNTHID_HASH;
      default ->
          throw new ConfigException(
              "trace keys commit", "--scheme", scheme, "gumbel or synthid-hash");
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
