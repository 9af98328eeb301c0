// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.trace;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `stillwatch trace`: marks, canaries and leaked texts.
@Command(
    name = "trace",
    description = "Marks outputs, and finds them again where they should not be.",
    mixinStandardHelpOptions = true,
    subcommands = {CanaryCommand.class})
public final class TraceCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    var line = Objects.requireNonNull(spec).commandLine();
    line.usage(line.getOut());
  }
}
