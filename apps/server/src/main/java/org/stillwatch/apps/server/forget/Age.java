// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.forget;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.stillwatch.adapters.sql.Database;
import org.stillwatch.apps.server.decide.KeptDecisions;
import org.stillwatch.apps.server.docket.Assessed;
import org.stillwatch.apps.server.docket.DocketEraser;
import org.stillwatch.apps.server.journal.Entry;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.FingerprintKey;

/// Forgets what is older than a moment in the state of a service that does not run: traffic, what
/// happened to accounts, decisions, what rules could read, and the texts of cases that are over. Of
/// accounts with anything open or held, all stays. The table of accounts has no age: its rows go
/// with [Forget]. A second run finishes what an interrupted one began.
public final class Age {
  private final Path state;
  private final Database database;
  private final FingerprintKey key;

  /// @param state folder of the service
  public Age(Path state, Database database, FingerprintKey key) {
    this.state = state;
    this.database = database;
    this.key = key;
  }

  /// What was done.
  ///
  /// @param records that are gone from the journals
  /// @param texts that are gone
  /// @param untouched accounts with something open or held
  /// @param answers fingerprints of answers that are gone from the ledger, and answers that waited
  ///   for it
  public record Done(long records, int texts, int untouched, long answers) {}

  /// Forgets.
  ///
  /// @param by who asks for it
  /// @throws IOException when the disk or the database refuses; run it again
  public Done forget(long beforeMillis, String by, long nowMillis) throws IOException {
    var docket = new DocketEraser(database.docket());
    Set<AccountId> untouched = docket.untouched(nowMillis);
    long records = journals(beforeMillis, untouched);
    long answers = new ServedEraser(state, key).before(beforeMillis, untouched);
    if (records > 0) {
      Files.deleteIfExists(state.resolve("engine.snapshot"));
      database.findings().forget();
    }
    int texts = docket.forgetBefore(beforeMillis, by, nowMillis);
    database.compact();
    return new Done(records, texts, untouched.size(), answers);
  }

  private long journals(long before, Set<AccountId> untouched) throws IOException {
    String keyId = key.keyId();
    var entries = Entry.frames();
    var decisions = KeptDecisions.frames();
    var assessed = Assessed.frames();
    return JournalRewrite.of(
            state.resolve("entries"),
            entries,
            entries.header("entries/1", keyId),
            entry -> Optional.of(entry).filter(e -> Entries.stays(e, before, untouched)))
        + JournalRewrite.of(
            state.resolve("decisions"),
            decisions,
            decisions.header("decisions/1", keyId),
            d ->
                Optional.of(d)
                    .filter(one ->
                        one.question().atMillis() >= before
                            || untouched.contains(one.question().account())))
        + JournalRewrite.of(
            state.resolve("assessed"),
            assessed,
            assessed.header("assessed/1", keyId),
            a ->
                Optional.of(a)
                    .filter(
                        one -> one.tickMillis() >= before || untouched.contains(one.account())));
  }
}
