// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.canary;

import org.stillwatch.capture.ServedText;

/// An answer that is about to be served.
///
/// @param text of it
/// @param traffic whose it is
/// @param form what it must look like
public record Answer(ServedText text, Traffic traffic, Form form) {
  /// An answer as a gateway has it.
  public static Answer of(String text, Traffic traffic, Form form) {
    return new Answer(new ServedText(text), traffic, form);
  }

  /// Whether somebody decided to mark this traffic.
  public enum Traffic {
    /// The account is flagged.
    FLAGGED,
    /// It is not, and nothing is placed.
    NOT_FLAGGED
  }

  /// What the answer must look like.
  public enum Form {
    /// Free text.
    PROSE,
    /// It follows a schema.
    SCHEMA_BOUND,
    /// It is the arguments of a tool.
    TOOL_CALL
  }
}
