// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.limit;

import java.math.BigInteger;

/// So many units in so much time, with a burst: the generic cell rate algorithm (ITU-T I.371, annex
/// A, virtual scheduling). Deviation: a cell costs any number of units, and the increment is an
/// exact fraction, so that no rounding adds up. All is integer arithmetic that cannot overflow.
///
/// In any window of w milliseconds at most `burst + w * units / millis` units pass.
///
/// @param units that come back in [#millis], in lowest terms
/// @param millis in which they come back
/// @param burst the most units that pass at once
public record Rate(long units, long millis, long burst) {
  /// A million millions: more units than anybody serves in a period.
  public static final long MOST_UNITS = 1_000_000_000_000L;

  /// The longest period, 31 days.
  public static final long LONGEST_MILLIS = 31 * 86_400_000L;

  /// What no waiting brings: more is asked for than ever passes at once.
  public static final long NEVER = Long.MAX_VALUE;

  private static final long MOST = 1L << 61;

  public Rate {
    if (units < 1 || units > 100 * MOST_UNITS || millis < 1 || burst < 1 || burst > MOST_UNITS) {
      throw new IllegalArgumentException("a rate has units, a time and a burst from 1");
    }
    if (!isCountable(burst, millis)) {
      throw new IllegalArgumentException("a burst that is counted exactly in that period");
    }
  }

  /// An amount in a period.
  ///
  /// @throws IllegalArgumentException when it is none or cannot be counted exactly
  public static Rate of(long amount, long periodMillis, long burst) {
    if (amount < 1 || amount > MOST_UNITS || periodMillis < 1 || periodMillis > LONGEST_MILLIS) {
      throw new IllegalArgumentException("an amount up to a million millions in up to 31 days");
    }
    return lowest(amount, periodMillis, burst);
  }

  private static Rate lowest(long units, long millis, long burst) {
    long common = BigInteger.valueOf(units).gcd(BigInteger.valueOf(millis)).longValueExact();
    return new Rate(units / common, millis / common, burst);
  }

  private static boolean isCountable(long burst, long millis) {
    return burst <= MOST / millis;
  }

  /// A part of this rate, rounded up in its burst.
  ///
  /// @param percent 1 to 100
  public Rate part(int percent) {
    if (percent < 1 || percent > 100) {
      throw new IllegalArgumentException("a part is 1 to 100 percent");
    }
    return lowest(units * percent, millis * 100, Math.ceilDiv(burst * percent, 100L));
  }

  /// How long until a cost passes: 0 at once, [#NEVER] when it is above the burst. At that moment
  /// it passes, a millisecond earlier not.
  long waitMillis(Level before, long cost, long atMillis) {
    return waitMillis(before, cost, atMillis, burst);
  }

  /// The same with a burst of its own, no more than this rate's.
  long waitMillis(Level before, long cost, long atMillis, long ofBurst) {
    if (cost > ofBurst) {
      return NEVER;
    }
    if (before.isFullAt(atMillis)) {
      return 0;
    }
    // What is asked for passes from before + (cost - burst) * millis / units on.
    long spare = (ofBurst - cost) * millis;
    long whole = before.millis() - spare / units;
    boolean part = before.fraction() > spare % units;
    return Math.max(0, whole + (part ? 1 : 0) - atMillis);
  }

  /// The level after a cost, whether or not it passes.
  Level after(Level before, long cost, long atMillis) {
    Level from = before.isFullAt(atMillis) ? new Level(atMillis, 0) : before;
    long added = cost * millis;
    long fraction = from.fraction() + added % units;
    return new Level(from.millis() + added / units + fraction / units, fraction % units);
  }

  /// The level at which nothing more passes.
  Level empty(long atMillis) {
    return after(Level.FULL, burst, atMillis);
  }
}
