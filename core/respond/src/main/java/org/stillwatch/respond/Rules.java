// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond;

/// How questions are answered where no [Order] says more.
///
/// @param policy name of these rules: [#OBSERVE]
/// @param whenBlind the answer while nothing was looked at yet: `allow` fails open, anything above
///   fails closed
/// @param staleAfterMillis how far detection may lag behind before answers say so
/// @param expiresAfterMillis for how long an answer holds
public record Rules(
    String policy, Measure whenBlind, long staleAfterMillis, long expiresAfterMillis) {
  /// The policy that never does more than observe.
  public static final String OBSERVE = "observe-everything/1";

  /// Observes, fails open, says `stale` after two hours and a quarter, holds for a minute.
  public static final Rules DEFAULT = new Rules(OBSERVE, Measure.ALLOW, 8_100_000L, 60_000L);

  public Rules {
    if (!policy.equals(OBSERVE)) {
      throw new IllegalArgumentException("no such policy");
    }
    if (staleAfterMillis < 0 || expiresAfterMillis < 0) {
      throw new IllegalArgumentException("times are not below zero");
    }
  }
}
