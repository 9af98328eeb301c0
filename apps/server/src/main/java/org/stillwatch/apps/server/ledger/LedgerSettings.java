// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.ledger;

/// What becomes of answers that were served.
///
/// @param kept whether their fingerprints are kept at all
/// @param retainDays for how many days, 1 to 36,500
/// @param rollMillis time between two rolls into the ledger
public record LedgerSettings(boolean kept, int retainDays, long rollMillis) {
  /// Kept for a year, rolled each hour.
  public static final LedgerSettings DEFAULT = new LedgerSettings(true, 365, 3_600_000L);

  /// Nothing is kept.
  public static final LedgerSettings OFF = new LedgerSettings(false, 365, 3_600_000L);

  public LedgerSettings {
    if (retainDays < 1 || retainDays > 36_500 || rollMillis < 0) {
      throw new IllegalArgumentException(
          "1 to 36500 days and a time, got " + retainDays + " and " + rollMillis);
    }
  }
}
