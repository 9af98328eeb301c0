// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.access;

import java.util.List;

/// Whether somebody may come in. It is not on the ladder of measures: nobody is accused of
/// anything.
///
/// @param kind the answer
/// @param needs what would open it, as words of [Tier] and [Shown]; empty unless it is
///   [Kind#STEP_UP]
/// @param reason what may be told to the customer
public record Access(Kind kind, List<String> needs, String reason) {
  /// Come in.
  public static final Access OPEN = new Access(Kind.OPEN, List.of(), "nothing is needed");

  public Access {
    needs = List.copyOf(needs);
  }

  /// Answers.
  public enum Kind {
    OPEN("open"),
    STEP_UP("step-up"),
    NOT_SERVED("not-served");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /// The word in answers.
    public String word() {
      return word;
    }
  }
}
