// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.canary;

import org.stillwatch.capture.ServedText;

/// What becomes of an answer.
public sealed interface Placed {
  /// It carries a canary.
  ///
  /// @param text the answer with one sentence more
  record Carries(ServedText text) implements Placed {
    /// The text to serve.
    public String toServe() {
      return text.reveal();
    }
  }

  /// It is served as it is.
  record Withheld(Reason reason) implements Placed {}

  /// Why an answer carries no canary.
  enum Reason {
    /// Nobody decided to mark this account.
    NOT_FLAGGED,
    /// The answer follows a schema or is JSON.
    SCHEMA_BOUND,
    /// The answer is the arguments of a tool.
    TOOL_CALL,
    /// The canaries may not be placed now.
    NOT_ARMED,
    /// There is no paragraph of plain prose.
    NO_PLACE,
    /// The answer is longer than is looked at.
    TOO_LONG
  }
}
