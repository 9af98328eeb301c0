// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.trace;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.stillwatch.adapters.parquet.ledger.LedgerMatch;
import org.stillwatch.apps.cli.mark.KeyPlan;

/// What is fixed before a corpus is looked at. Its digest can be published beforehand, and the
/// report repeats it, so that nobody can choose the level or the span by the result.
///
/// @param alpha family-wise level
/// @param from the first day asked about, empty for no bound
/// @param to the last day asked about, empty for no bound
/// @param ledger key and version of the ledger
/// @param searched whether the corpus is compared with what can be had elsewhere
/// @param grouped whether accounts are grouped by the campaigns of a scan
/// @param canarySets sets of canaries that are looked for; they share the level
/// @param keys that are asked, all of which together share the level, too
public record Plan(
    double alpha,
    String from,
    String to,
    String ledger,
    boolean searched,
    boolean grouped,
    int canarySets,
    KeyPlan keys) {
  /// From the first moment of the first day to the last moment of the last one, UTC.
  ///
  /// @throws java.time.DateTimeException when a day is none
  LedgerMatch.Scope scope() {
    long first = from.isEmpty() ? Long.MIN_VALUE : millis(LocalDate.parse(from));
    long end = to.isEmpty() ? Long.MAX_VALUE : millis(LocalDate.parse(to).plusDays(1));
    return new LedgerMatch.Scope(first, end);
  }

  private static long millis(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }

  /// SHA-256 of the plan, hexadecimal.
  public String digest() {
    String text =
        "stillwatch.corpus-plan/1|alpha=%s|from=%s|to=%s|ledger=%s|searched=%s|grouped=%s|canaries=%d|weeks=%s|tokenizer=%s|context=%d|tokens=%d"
            .formatted(
                alpha,
                from,
                to,
                ledger,
                searched,
                grouped,
                canarySets,
                keys.weeks(),
                keys.tokenizer(),
                keys.context(),
                keys.mostTokens());
    return ReportFiles.sha256(text.getBytes(StandardCharsets.UTF_8));
  }
}
