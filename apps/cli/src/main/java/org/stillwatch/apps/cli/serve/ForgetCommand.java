// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.serve;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.adapters.files.KeyFile;
import org.stillwatch.adapters.sql.Database;
import org.stillwatch.apps.cli.config.Configuration;
import org.stillwatch.apps.cli.config.Setting;
import org.stillwatch.apps.server.forget.Age;
import org.stillwatch.apps.server.forget.Forget;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.ConfigException;
import org.stillwatch.base.FingerprintKey;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `stillwatch forget`: forgets an account, or what is older than some days, in the state of a
/// service that does not run.
@Command(
    name = "forget",
    description =
        "Forgets an account, or whatever is older than some days: traffic, answers, decisions and"
            + " evidence. Stop the service first.",
    mixinStandardHelpOptions = true)
public final class ForgetCommand implements Callable<Integer> {
  private static final int MOST_DAYS = 36_500;
  private static final long DAY_MILLIS = 86_400_000L;

  @Mixin private ConfigOptions options = new ConfigOptions();

  @ArgGroup(multiplicity = "1")
  private What what = new What();

  /// What is to be forgotten.
  private static final class What {
    @Option(names = "--account", required = true, description = "id of the account")
    private @Nullable String account;

    @Option(
        names = "--older-than",
        required = true,
        paramLabel = "DAYS",
        description = "what is older, but for what is open or held: 1 to 36500 days")
    private int days;
  }

  @Option(names = "--by", required = true, description = "who asks for it, for the audit log")
  private String by = "";

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Configuration from = options.read();
    var key = KeyFile.load(from.path(Setting.KEY_FILE), new SecureRandom());
    try (Database database = ConfigOptions.database(from)) {
      out.println(
          what.account == null
              ? older(from.path(Setting.STATE), database, key)
              : account(what.account, from, database, key));
    }
    return 0;
  }

  private String account(String account, Configuration from, Database database, FingerprintKey key)
      throws IOException {
    var done =
        new Forget(from.path(Setting.STATE), from.path(Setting.DISPOSITIONS), database, key)
            .forget(new AccountId(account), by, InstantSource.system().millis());
    return "forgotten; what was done about it is under %s; %,d records are gone or different, %,d fingerprints of answers are gone"
        .formatted(done.name(), done.records(), done.answers());
  }

  private String older(Path state, Database database, FingerprintKey key) throws IOException {
    if (what.days < 1 || what.days > MOST_DAYS) {
      throw new ConfigException(
          "forget", "--older-than", Integer.toString(what.days), "1 to 36500 days");
    }
    long now = InstantSource.system().millis();
    var done = new Age(state, database, key).forget(now - what.days * DAY_MILLIS, by, now);
    return "forgotten: %,d records, %,d texts and %,d fingerprints of answers; %,d accounts have something open or held and stay"
        .formatted(done.records(), done.texts(), done.answers(), done.untouched());
  }
}
