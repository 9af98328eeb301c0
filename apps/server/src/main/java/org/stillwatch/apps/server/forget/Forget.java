// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.forget;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import org.stillwatch.adapters.sql.Database;
import org.stillwatch.apps.server.decide.KeptDecisions;
import org.stillwatch.apps.server.docket.Assessed;
import org.stillwatch.apps.server.docket.DispositionFile;
import org.stillwatch.apps.server.docket.DocketEraser;
import org.stillwatch.apps.server.journal.Entry;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.ConfigException;
import org.stillwatch.base.FingerprintKey;

/// Forgets one account everywhere in the state of a service that does not run: traffic, facts,
/// decisions, findings, evidence and what was told to others. What was done about it stays under a
/// name that only whoever has the key can find again. A second run finishes what an interrupted one
/// began.
public final class Forget {
  private final Path state;
  private final Path dispositions;
  private final Database database;
  private final FingerprintKey key;

  /// @param state folder of the service
  /// @param dispositions file of what people decided
  public Forget(Path state, Path dispositions, Database database, FingerprintKey key) {
    this.state = state;
    this.dispositions = dispositions;
    this.database = database;
    this.key = key;
  }

  /// What was done.
  ///
  /// @param name what the account is called now where it has to be called something
  /// @param records that are gone or different in the journals
  /// @param answers fingerprints of answers that are gone from the ledger, and answers that waited
  ///   for it
  public record Done(String name, long records, long answers) {}

  /// Forgets an account.
  ///
  /// @param by who asks for it
  /// @throws ConfigException when it cannot be forgotten now, or the service runs
  /// @throws IOException when the disk or the database refuses; run it again
  public Done forget(AccountId account, String by, long nowMillis) throws IOException {
    var docket = new DocketEraser(database.docket());
    Optional<String> against = docket.against(account, nowMillis);
    if (against.isPresent()) {
      throw new ConfigException(
          "forget", "--account", against.get(), "an account with nothing open");
    }
    var other =
        new AccountId(
            "forgotten-" + HexFormat.of().toHexDigits(key.hash("forget").of(account.value())));
    long records = journals(account, other);
    long answers = new ServedEraser(state, key).account(account);
    Files.deleteIfExists(state.resolve("engine.snapshot"));
    new DispositionFile(dispositions).forget(account, key);
    docket.forget(account, other, by, nowMillis);
    database.findings().forget();
    database.outbox().forgetNaming(TextNode.valueOf(account.value()).toString());
    database.compact();
    return new Done(other.value(), records, answers);
  }

  private long journals(AccountId account, AccountId other) throws IOException {
    String keyId = key.keyId();
    var entries = Entry.frames();
    var decisions = KeptDecisions.frames();
    var assessed = Assessed.frames();
    return JournalRewrite.of(
            state.resolve("entries"),
            entries,
            entries.header("entries/1", keyId),
            entry -> Entries.without(entry, account, other))
        + JournalRewrite.of(
            state.resolve("decisions"),
            decisions,
            decisions.header("decisions/1", keyId),
            d -> Optional.of(d).filter(one -> !one.question().account().equals(account)))
        + JournalRewrite.of(
            state.resolve("assessed"),
            assessed,
            assessed.header("assessed/1", keyId),
            a -> Optional.of(a).filter(one -> !one.account().equals(account)));
  }
}
