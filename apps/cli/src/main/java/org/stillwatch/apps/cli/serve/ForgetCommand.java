// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.serve;

import java.io.IOException;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.adapters.files.KeyFile;
import org.stillwatch.adapters.sql.Database;
import org.stillwatch.apps.cli.config.Configuration;
import org.stillwatch.apps.cli.config.Setting;
import org.stillwatch.apps.server.forget.Forget;
import org.stillwatch.base.AccountId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `stillwatch forget`: forgets an account in the state of a service that does not run.
@Command(
    name = "forget",
    description =
        "Forgets an account: its traffic, facts, decisions and evidence. Stop the service first.",
    mixinStandardHelpOptions = true)
public final class ForgetCommand implements Callable<Integer> {
  @Mixin private ConfigOptions options = new ConfigOptions();

  @Option(names = "--account", required = true, description = "id of the account")
  private String account = "";

  @Option(names = "--by", required = true, description = "who asks for it, for the audit log")
  private String by = "";

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Configuration from = options.read();
    var key = KeyFile.load(from.path(Setting.KEY_FILE), new SecureRandom());
    try (Database database = ConfigOptions.database(from)) {
      var done =
          new Forget(from.path(Setting.STATE), from.path(Setting.DISPOSITIONS), database, key)
              .forget(new AccountId(account), by, InstantSource.system().millis());
      out.printf(
          "forgotten; what was done about it is under %s; %,d records are gone or different%n",
          done.name(), done.records());
    }
    return 0;
  }
}
