// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.mark;

import java.util.Optional;
import org.stillwatch.base.AccountId;

/// What is known of a request before it is answered, and decides how the answer is marked. No text.
///
/// @param account who asks
/// @param model that answers
/// @param anchor of the conversation, empty when it has no user message
/// @param temperature of sampling; 0 or less leaves no choice that could be marked
/// @param output what is asked for
/// @param traffic whether it is looked at
public record RequestMeta(
    AccountId account,
    String model,
    Optional<Anchor> anchor,
    double temperature,
    Output output,
    Traffic traffic) {
  /// What is asked for.
  public enum Output {
    /// Text for people.
    FREE,
    /// JSON of a schema, arguments of tools, anything that a program reads.
    STRUCTURED
  }

  /// Whether somebody has a reason to look.
  public enum Traffic {
    /// Nobody has.
    ORDINARY,
    /// A finding stands behind it.
    FLAGGED
  }
}
