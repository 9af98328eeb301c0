// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.docket;

import java.util.Comparator;
import org.stillwatch.respond.action.Action;

/// Which of several actions decides.
enum Gravest implements Comparator<Action> {
  /// The graver measure; of two alike the one that lasts longer.
  FIRST;

  @Override
  public int compare(Action a, Action b) {
    int graver = b.measure().compareTo(a.measure());
    int longer = graver != 0 ? graver : Long.compare(b.untilMillis(), a.untilMillis());
    return longer != 0 ? longer : a.id().compareTo(b.id());
  }
}
