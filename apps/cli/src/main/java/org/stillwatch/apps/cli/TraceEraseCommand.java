// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.adapters.parquet.ledger.LedgerEraser;
import org.stillwatch.adapters.parquet.ledger.LedgerFolder;
import org.stillwatch.apps.cli.trace.Rolling;
import org.stillwatch.base.ConfigException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `stillwatch trace erase`: takes an account or old days out of the ledger.
@Command(
    name = "erase",
    description = "Erases an account, or days that are too old, from the ledger.",
    mixinStandardHelpOptions = true)
final class TraceEraseCommand implements Callable<Integer> {
  private static final int MOST_DAYS = 36_500;

  @Option(names = "--ledger", required = true, description = "folder of the ledger")
  private @Nullable Path ledger;

  @ArgGroup(multiplicity = "1")
  private What what = new What();

  /// What is to be erased.
  private static final class What {
    @Option(names = "--account", required = true, description = "id of the account")
    private @Nullable String account;

    @Option(
        names = "--older-than",
        required = true,
        paramLabel = "DAYS",
        description = "responses that were served on days before that: 1 to 36500 days")
    private int days;
  }

  @Mixin private RunOptions run = new RunOptions();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    var folder = LedgerFolder.open(Objects.requireNonNull(ledger), Rolling.cut(run.key()));
    LedgerEraser.Erased erased =
        what.account == null ? older(folder) : LedgerEraser.account(folder, what.account);
    Objects.requireNonNull(spec)
        .commandLine()
        .getOut()
        .printf(
            "erased: %,d fingerprints, %,d files are gone or written anew%n",
            erased.rows(), erased.files());
    return ExitCode.DONE;
  }

  private LedgerEraser.Erased older(LedgerFolder folder) throws IOException {
    if (what.days < 1 || what.days > MOST_DAYS) {
      throw new ConfigException(
          "trace erase", "--older-than", Integer.toString(what.days), "1 to 36500 days");
    }
    LocalDate today = LocalDate.ofInstant(InstantSource.system().instant(), ZoneOffset.UTC);
    return LedgerEraser.before(folder, today.minusDays(what.days));
  }
}
