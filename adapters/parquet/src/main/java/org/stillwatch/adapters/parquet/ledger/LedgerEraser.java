// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.parquet.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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
    return drop(ledger, duck, kind, file, "account = " + Duck.quoted(account));
  }

  /// Takes rows out of a file.
  ///
  /// @param theirs a condition that is never unknown
  private static long drop(LedgerFolder ledger, Duck duck, Kind kind, Path file, String theirs)
      throws IOException {
    String table = Duck.tableOf(List.of(file), kind.empty());
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
    return before(ledger, first, Set.of());
  }

  /// Erases whole days of event time, UTC, but for what some accounts were served.
  ///
  /// @param first the first day that is kept
  /// @param kept accounts of which all stays
  public static Erased before(LedgerFolder ledger, LocalDate first, Set<String> kept)
      throws IOException {
    String theirs =
        kept.isEmpty()
            ? "true"
            : kept.stream()
                .sorted()
                .map(Duck::quoted)
                .collect(Collectors.joining(", ", "account NOT IN (", ")"));
    long rows = 0;
    long files = 0;
    try (LedgerFolder.Lock _ = ledger.lock();
        Duck duck = Duck.in(ledger.path(), MEMORY_MEBIBYTES)) {
      for (Kind kind : Kind.values()) {
        for (LedgerFolder.DayFile file : ledger.files(kind.word())) {
          if (LocalDate.parse(file.day()).isBefore(first)) {
            long gone = drop(ledger, duck, kind, file.path(), theirs);
            rows += gone;
            files += gone > 0 ? 1 : 0;
          }
        }
      }
    }
    return new Erased(rows, files);
  }

  /// Whether the ledger has a day before some day.
  ///
  /// @param first the first day that is kept
  public static boolean isDue(LedgerFolder ledger, LocalDate first) throws IOException {
    for (Kind kind : Kind.values()) {
      for (LedgerFolder.DayFile file : ledger.files(kind.word())) {
        if (LocalDate.parse(file.day()).isBefore(first)) {
          return true;
        }
      }
    }
    return false;
  }
}
