// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.verify;

import java.util.List;

/// What the checks of a bundle said. Fails closed: a check that could not be made is a wrong one.
///
/// @param lines in the order of the checks
public record Verification(List<Line> lines) {
  /// How one check ended.
  public enum Outcome {
    /// It is as it must be.
    HOLDS("ok"),
    /// It is not.
    WRONG("WRONG"),
    /// What this check cannot say.
    NOT_SAID("note");

    private final String word;

    Outcome(String word) {
      this.word = word;
    }

    /// The word in front of the line.
    public String word() {
      return word;
    }
  }

  /// One check.
  ///
  /// @param what was checked, a word or two
  /// @param sentence what was seen; may hold ids that strangers chose
  public record Line(Outcome outcome, String what, String sentence) {}

  public Verification {
    lines = List.copyOf(lines);
  }

  /// Whether every check holds.
  public boolean holds() {
    return !lines.isEmpty() && lines.stream().noneMatch(line -> line.outcome() == Outcome.WRONG);
  }
}
