// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.limit;

import java.util.List;

/// Taking from several budgets: from all of them, or from none where one refuses, so that what is
/// refused costs nothing.
public final class Taking {
  private Taking() {}

  /// Which budget refuses; of several the one that takes longest, of those the first.
  public static Limited of(List<Line> lines, long atMillis) {
    Limited limited = Limited.NOT;
    for (Line line : lines) {
      long wait = line.waitMillis(atMillis);
      if (wait > limited.retryAfterMillis()) {
        limited = new Limited(line.budget(), wait);
      }
    }
    return limited;
  }

  /// The levels of a line after all of them passed.
  public static List<Level> after(Line line, long atMillis) {
    return line.after(atMillis);
  }
}
