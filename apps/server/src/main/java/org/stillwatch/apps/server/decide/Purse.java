// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.decide;

import java.util.ArrayList;
import java.util.List;
import org.stillwatch.respond.limit.Drawer;
import org.stillwatch.respond.limit.Level;

/// The levels of one account or principal side by side, so that a use finds all of them at once. At
/// most one for each budget and capability class; whoever changes it holds the book.
final class Purse {
  private final List<Drawer> drawers = new ArrayList<>(8);
  private final List<Level> levels = new ArrayList<>(8);

  Level level(Drawer drawer) {
    int at = drawers.indexOf(drawer);
    return at < 0 ? Level.FULL : levels.get(at);
  }

  boolean has(Drawer drawer) {
    return drawers.contains(drawer);
  }

  /// Puts a level in place of the one before.
  ///
  /// @return how many levels it holds more than before
  int put(Drawer drawer, Level level) {
    int at = drawers.indexOf(drawer);
    if (at >= 0) {
      levels.set(at, level);
      return 0;
    }
    drawers.add(drawer);
    levels.add(level);
    return 1;
  }

  int size() {
    return levels.size();
  }

  boolean isFullAt(long atMillis) {
    for (Level level : levels) {
      if (!level.isFullAt(atMillis)) {
        return false;
      }
    }
    return true;
  }
}
