// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.policy;

/// Whether a rule holds. Implementations are pure and bounded in time.
public interface Condition {
  /// An answer.
  enum Answer {
    YES,
    NO,
    /// Something that it asks for is not known.
    UNKNOWN
  }

  /// Answers it.
  Answer about(Facts facts);

  /// As it is written in the policy.
  String text();
}
