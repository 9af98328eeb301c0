// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.apps.cli.ingest.Sketching;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `stillwatch fingerprint`: logs without their texts, to be scanned elsewhere.
@Command(
    name = "fingerprint",
    description = "Turns logs into fingerprints without text; a scan of those says the same.",
    mixinStandardHelpOptions = true)
final class FingerprintCommand implements Callable<Integer> {
  @Option(
      names = "--exchanges",
      required = true,
      arity = "1..*",
      description = "logs: .jsonl, .gz, .zst, or folders")
  private List<Path> exchanges = new ArrayList<>();

  @Option(
      names = "--out",
      required = true,
      description = "folder for exchanges.jsonl.gz and rejected.jsonl")
  private @Nullable Path out;

  @Mixin private LogOptions logs = new LogOptions();

  @Mixin private RunOptions run = new RunOptions();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    var key = run.key();
    var done =
        new Sketching(key, Builders.of(key), logs.kinds())
            .run(exchanges, Objects.requireNonNull(out));
    Objects.requireNonNull(spec)
        .commandLine()
        .getOut()
        .printf(
            "%d exchanges without text, %d lines refused (rejected.jsonl says where)%n"
                + "scan them under the same key, %s: another one compares nothing%n",
            done.written(), done.refused(), key.keyId());
    done.incomplete().forEach(Objects.requireNonNull(spec).commandLine().getErr()::println);
    return done.incomplete().isEmpty() ? ExitCode.DONE : ExitCode.WORLD_FAILED;
  }
}
