// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group;

import java.util.OptionalDouble;

/// How much of its allowance a principal used in the 24 hours from its first request on. Fed in
/// order of time by one writer; mutable for speed.
public final class FirstDay {
  private static final long DAY_MILLIS = 86_400_000L;

  private long firstMillis = Long.MAX_VALUE;
  private long tokens;
  private long allowed;

  void add(long timeMillis, long more) {
    firstMillis = Math.min(firstMillis, timeMillis);
    if (timeMillis - firstMillis < DAY_MILLIS) {
      tokens += Math.max(0, more);
    }
  }

  void allow(long tokensPerDay) {
    allowed = Math.max(allowed, tokensPerDay);
  }

  /// Tokens of the day over tokens allowed a day; empty when either is unknown.
  public OptionalDouble share() {
    return tokens == 0 || allowed <= 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) tokens / allowed);
  }
}
