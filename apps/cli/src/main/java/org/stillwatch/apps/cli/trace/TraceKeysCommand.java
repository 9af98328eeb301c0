// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.trace;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.adapters.json.CommitmentJson;
import org.stillwatch.base.Times;
import org.stillwatch.trace.key.Epochs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `stillwatch trace keys`: the root of all marks, and what is said of its keys before they are
/// used. No command prints a key.
@Command(
    name = "keys",
    description =
        "Makes and replaces the root of marks, commits to its keys, exports those of a case.",
    mixinStandardHelpOptions = true,
    subcommands = {
      TraceKeysCommand.Init.class,
      TraceKeysCommand.Rotate.class,
      CommitCommand.class,
      TraceKeysCommand.Show.class,
      ExportCaseCommand.class
    })
public final class TraceKeysCommand {
  /// `stillwatch trace keys init`.
  @Command(
      name = "init",
      description = "Makes the root key, 32 random bytes.",
      mixinStandardHelpOptions = true)
  static final class Init implements Callable<Integer> {
    @Mixin private KeyFolderOption keys = new KeyFolderOption();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
      var root = keys.folder().make(new SecureRandom());
      var out = Objects.requireNonNull(spec).commandLine().getOut();
      out.println("made root key " + root.rootId() + " in " + keys.folder().file());
      return 0;
    }
  }

  /// `stillwatch trace keys rotate`.
  @Command(
      name = "rotate",
      description =
          "Makes a new root key and retires the old one, after a compromise or by custom. Keys"
              + " change every week without it.",
      mixinStandardHelpOptions = true)
  static final class Rotate implements Callable<Integer> {
    @Mixin private KeyFolderOption keys = new KeyFolderOption();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
      String old = keys.folder().root().rootId();
      var root = keys.folder().rotate(new SecureRandom());
      var out = Objects.requireNonNull(spec).commandLine().getOut();
      out.println("made root key " + root.rootId() + ", retired " + old);
      out.println("nothing is committed to with the new one: run `stillwatch trace keys commit`");
      return 0;
    }
  }

  /// `stillwatch trace keys show`.
  @Command(
      name = "show",
      description = "Shows the name of the root, the week, and what was committed to.",
      mixinStandardHelpOptions = true)
  static final class Show implements Callable<Integer> {
    @Mixin private KeyFolderOption keys = new KeyFolderOption();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
      var out = Objects.requireNonNull(spec).commandLine().getOut();
      long epoch = Epochs.at(InstantSource.system().millis());
      out.println("root key " + keys.folder().root().rootId());
      out.println("epoch " + epoch + ", since " + Times.text(Epochs.begin(epoch)));
      keys.folder().commitments().stream().map(CommitmentJson::line).forEach(out::println);
      return 0;
    }
  }
}
