// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import java.time.Duration;

/// For how long the engine remembers what it hears nothing of any more: accounts, their exchanges,
/// and conversations (ADR 35). Counted in event time.
///
/// @param afterMillis how long the last sign of an account must lie back, more than zero
public record Forgetting(long afterMillis) {
  /// The fewest days that a service may remember. The longest that anything looks back are the 30
  /// days for which an undisputed holder must have held a card before the next one, and for which
  /// the name of a faded campaign waits for its return; cards of behaviour look back 24 days,
  /// succession 14, hours of refusals 8, weeks of activity 7.
  public static final int LEAST_DAYS = 31;

  /// What is usual: a quarter of a year (assumed).
  public static final Forgetting USUAL = afterDays(90);

  /// Nothing is ever forgotten.
  public static final Forgetting NEVER = new Forgetting(Long.MAX_VALUE);

  public Forgetting {
    if (afterMillis <= 0) {
      throw new IllegalArgumentException("memory is longer than zero, got " + afterMillis);
    }
  }

  /// After so many days.
  public static Forgetting afterDays(int days) {
    return new Forgetting(Duration.ofDays(days).toMillis());
  }

  /// The moment before which the last sign of what is forgotten at a tick lies.
  long before(long tickMillis) {
    return tickMillis - afterMillis;
  }
}
