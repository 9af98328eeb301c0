// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.verify;

import java.util.ArrayList;
import java.util.List;
import org.stillwatch.apps.server.verify.Verification.Line;
import org.stillwatch.apps.server.verify.Verification.Outcome;

/// The lines of a check as they come. Of faults of one kind the first ones are told and the others
/// counted.
final class Findings {
  private static final int MOST_TOLD = 10;

  private final List<Line> lines = new ArrayList<>();

  /// One check of several things: wrong when there is a fault, else what was seen.
  void check(String what, List<String> faults, String seen) {
    if (faults.isEmpty()) {
      lines.add(new Line(Outcome.HOLDS, what, seen));
    }
    faults.stream().limit(MOST_TOLD).forEach(f -> lines.add(new Line(Outcome.WRONG, what, f)));
    if (faults.size() > MOST_TOLD) {
      wrong(what, "and %,d more".formatted(faults.size() - MOST_TOLD));
    }
  }

  void wrong(String what, String sentence) {
    lines.add(new Line(Outcome.WRONG, what, sentence));
  }

  void note(String what, String sentence) {
    lines.add(new Line(Outcome.NOT_SAID, what, sentence));
  }

  Verification all() {
    return new Verification(lines);
  }
}
