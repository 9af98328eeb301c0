// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.parquet.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/// Takes out of a ledger what must not be kept: an account, or whole days. A file that holds some
/// of it is written anew and set in place as a whole; one that holds nothing else is deleted. After
/// a crash it is done again.
public final class LedgerEraser {
  private static final int MEMORY_MEBIBYTES = 512;

  private LedgerEraser() {}

  /// What was erased.
  ///
  /// @param rows fingerprints that are gone
  /// @param files that were deleted or written anew
  public record Erased(long rows, long files) {}

  /// Erases everything about an account.
  ///
  /// @throws IOException when another run changes the ledger just now, or the disk refuses
  public static Erased account(LedgerFolder ledger, String account) throws IOException {
    long rows = 0;
    long files = 0;
    try (LedgerFolder.Lock _ = ledger.lock();
        Duck duck = Duck.in(ledger.path(), MEMORY_MEBIBYTES)) {
      for (Kind kind : Kind.values()) {
        for (Path file : ledger.paths(kind.word())) {
          long gone = without(ledger, duck, kind, file, account);
          rows += gone;
          files += gone > 0 ? 1 : 0;
        }
      }
    }
    return new Erased(rows, files);
  }

  private static long without(LedgerFolder ledger, Duck duck, Kind kind, Path file, String account)
      throws IOException {
    String table = Duck.tableOf(List.of(file), kind.empty());
    String theirs = "account = " + Duck.quoted(account);
    long gone = duck.number("SELECT count(*) FROM %s WHERE %s".formatted(table, theirs));
    if (gone == 0) {
      return 0;
    }
    if (duck.number("SELECT count(*) FROM " + table) == gone) {
      Files.delete(file);
      ledger.force();
      return gone;
    }
    Path partial = file.resolveSibling("." + file.getFileName() + ".partial");
    duck.run(kind.copy(table + " WHERE NOT (" + theirs + ")", partial));
    ledger.place(partial, file);
    return gone;
  }

  /// Erases whole days of event time, UTC.
  ///
  /// @param first the first day that is kept
  public static Erased before(LedgerFolder ledger, LocalDate first) throws IOException {
    long rows = 0;
    long files = 0;
    try (LedgerFolder.Lock _ = ledger.lock();
        Duck duck = Duck.in(ledger.path(), MEMORY_MEBIBYTES)) {
      for (Kind kind : Kind.values()) {
        for (LedgerFolder.DayFile file : ledger.files(kind.word())) {
          if (LocalDate.parse(file.day()).isBefore(first)) {
            rows +=
                duck.number(
                    "SELECT count(*) FROM " + Duck.tableOf(List.of(file.path()), kind.empty()));
            Files.delete(file.path());
            files++;
          }
        }
      }
      ledger.force();
    }
    return new Erased(rows, files);
  }
}
