// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.benchmarks.workload;

/// How much traffic an account has; both are always measured, since each hides what the other
/// shows.
public enum Density {
  /// About 12 exchanges an account that is seen: much state, small sketches.
  SPARSE(8),
  /// About 64 exchanges an account.
  DENSE(64);

  private static final double CAMPAIGN_SHARE = 0.096;

  private final int rowsPerAccount;

  Density(int rowsPerAccount) {
    this.rowsPerAccount = rowsPerAccount;
  }

  /// How many accounts there are for so many rows, seen or not.
  int accounts(int rows) {
    return Math.max(100, rows / rowsPerAccount);
  }

  /// How many of them are in campaigns.
  int campaignAccounts(int rows) {
    return (int) (accounts(rows) * CAMPAIGN_SHARE);
  }
}
