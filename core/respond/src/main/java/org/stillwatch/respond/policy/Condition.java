// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.policy;

/// Whether a rule holds. Implementations are pure and bounded in time; one that cannot be answered
/// does not hold, so that a broken rule acts against nobody (fails open).
public interface Condition {
  /// Answers it.
  boolean holds(Facts facts);

  /// As it is written in the policy.
  String text();
}
