// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.limit.sizing;

/// What budgets are to achieve.
///
/// @param exchanges that copy a capability
/// @param days that a copy is to take at least
/// @param principals that one operator may hold unseen
/// @param mostHit share of honest principals that may meet a budget in a month, 0 to 1
public record Aim(long exchanges, int days, int principals, double mostHit) {
  /// The smallest figure of published campaigns; 90 days, a hundred unseen principals and one of a
  /// hundred honest ones are assumed.
  public static final Aim DEFAULT = new Aim(Figure.SMALLEST_CAMPAIGN.exchanges(), 90, 100, 0.01);

  public Aim {
    if (exchanges < 1 || days < 1 || days > 3_650 || principals < 1) {
      throw new IllegalArgumentException("an aim has exchanges, 1 to 3650 days and principals");
    }
    if (!(mostHit >= 0 && mostHit <= 1)) {
      throw new IllegalArgumentException("a share lies between 0 and 1");
    }
  }
}
