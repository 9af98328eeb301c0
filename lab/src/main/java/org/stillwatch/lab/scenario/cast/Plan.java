// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario.cast;

import java.util.Locale;

/// What an account has bought, with the entitlement that comes with it.
public enum Plan {
  FREE(200_000, 10, 0),
  INDIVIDUAL(2_000_000, 40, 2_000),
  TEAM(6_000_000, 80, 6_000),
  ENTERPRISE(60_000_000, 400, 500_000),
  METERED(40_000_000, 200, 100_000);

  private final long tokensPerDay;
  private final int requestsPerMinute;
  private final long usdCentsPerMonth;

  Plan(long tokensPerDay, int requestsPerMinute, long usdCentsPerMonth) {
    this.tokensPerDay = tokensPerDay;
    this.requestsPerMinute = requestsPerMinute;
    this.usdCentsPerMonth = usdCentsPerMonth;
  }

  /// The name in `account/1`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Tokens a day that the plan includes.
  public long tokensPerDay() {
    return tokensPerDay;
  }

  /// Requests a minute that the plan allows.
  public int requestsPerMinute() {
    return requestsPerMinute;
  }

  /// Monthly limit of spending.
  public long usdCentsPerMonth() {
    return usdCentsPerMonth;
  }
}
