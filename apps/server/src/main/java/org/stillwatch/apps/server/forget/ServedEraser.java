// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.forget;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.stillwatch.adapters.parquet.ledger.LedgerEraser;
import org.stillwatch.adapters.parquet.ledger.LedgerFolder;
import org.stillwatch.apps.server.ledger.RolledTo;
import org.stillwatch.apps.server.ledger.Served;
import org.stillwatch.apps.server.ledger.ServedLog;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.trace.ledger.Shingles;

/// Erases fingerprints of answers: from their journal first, so that none of them is rolled into
/// the ledger again, then from the ledger. It is done whether or not answers are kept just now.
///
/// @param state folder of the service
record ServedEraser(Path state, FingerprintKey key) {
  /// Erases an account.
  ///
  /// @return fingerprints that are gone from the ledger, and answers from the journal
  long account(AccountId account) throws IOException {
    long waiting = journal(one -> !one.account().equals(account));
    Optional<LedgerFolder> ledger = ledger();
    return ledger.isEmpty()
        ? waiting
        : waiting + LedgerEraser.account(ledger.get(), account.value()).rows();
  }

  /// Erases the days before that of a moment, UTC.
  ///
  /// @param untouched accounts of which all stays
  /// @return fingerprints that are gone from the ledger, and answers from the journal
  long before(long beforeMillis, Set<AccountId> untouched) throws IOException {
    LocalDate first = LocalDate.ofInstant(Instant.ofEpochMilli(beforeMillis), ZoneOffset.UTC);
    long firstMillis = first.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    long waiting =
        journal(one -> one.timeMillis() >= firstMillis || untouched.contains(one.account()));
    Optional<LedgerFolder> ledger = ledger();
    var kept = untouched.stream().map(AccountId::value).collect(Collectors.toSet());
    return ledger.isEmpty()
        ? waiting
        : waiting + LedgerEraser.before(ledger.get(), first, kept).rows();
  }

  private long journal(Predicate<Served> stays) throws IOException {
    RolledTo.in(state).forget();
    return JournalRewrite.of(
        state.resolve(ServedLog.NAME),
        Served.frames(),
        ServedLog.header(key),
        one -> Optional.of(one).filter(stays));
  }

  private Optional<LedgerFolder> ledger() throws IOException {
    Path folder = state.resolve(ServedLog.LEDGER);
    return Files.isDirectory(folder)
        ? Optional.of(LedgerFolder.openOrBegin(folder, Shingles.cut(key)))
        : Optional.empty();
  }
}
