// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.serve;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.adapters.sql.AuditCheck;
import org.stillwatch.adapters.sql.AuditHead;
import org.stillwatch.adapters.sql.Database;
import org.stillwatch.base.ConfigException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `stillwatch audit`: walks over the log of who did what and says whether it was tampered with.
/// Keep what it prints where nobody who can write to the database can: with it, a log that was cut
/// off is found, too.
@Command(
    name = "audit",
    description = "Verifies the audit log; exit 1 when it was tampered with.",
    mixinStandardHelpOptions = true)
public final class AuditCommand implements Callable<Integer> {
  @Mixin private ConfigOptions options = new ConfigOptions();

  @Option(names = "--head", description = "what an earlier run printed: SEQUENCE:HASH")
  private Optional<String> head = Optional.empty();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    try (Database database = ConfigOptions.database(options.read())) {
      return switch (database
          .auditLog()
          .verify(head.map(AuditCommand::parsed).orElse(AuditHead.EMPTY))) {
        case AuditCheck.Intact(AuditHead end) -> {
          out.println("intact, head " + end.sequence() + ":" + end.hash());
          yield 0;
        }
        case AuditCheck.Broken(long sequence, AuditCheck.Fault fault) -> {
          out.println("entry " + sequence + " is " + fault.name().toLowerCase(Locale.ROOT));
          yield 1;
        }
      };
    }
  }

  private static AuditHead parsed(String text) {
    if (!text.matches("[0-9]{1,18}:[0-9a-f]{64}")) {
      throw new ConfigException("--head", "head", "something else", "SEQUENCE:HASH as printed");
    }
    int colon = text.indexOf(':');
    return new AuditHead(Long.parseLong(text.substring(0, colon)), text.substring(colon + 1));
  }
}
