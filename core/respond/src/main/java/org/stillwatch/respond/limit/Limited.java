// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.limit;

/// Which budget refused a use, as it may be told to the customer: nothing of amounts is in it.
///
/// @param budget id of the one that takes longest, empty when none refused
/// @param retryAfterMillis after which the same passes, while nobody else takes anything;
///   [Rate#NEVER] when it is more than the budget ever gives at once
public record Limited(String budget, long retryAfterMillis) {
  /// None refused.
  public static final Limited NOT = new Limited("", 0);

  /// Whether none refused.
  public boolean isNot() {
    return budget.isEmpty();
  }

  /// Whether no waiting helps.
  public boolean isForGood() {
    return retryAfterMillis == Rate.NEVER;
  }
}
