// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.live;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.stillwatch.capture.Disposition;
import org.stillwatch.judge.decided.Decisions;

/// What people decided about subjects of findings, as far as it could be read.
///
/// @param decisions in the order in which they were made
/// @param unreadable how many lines say nothing
public record Decided(List<Disposition> decisions, int unreadable) {
  /// Nobody decided anything.
  public static final Decided NOTHING = new Decided(List.of(), 0);

  public Decided {
    decisions = List.copyOf(decisions);
  }

  /// How many decisions have which effect (`holds fell over label not-seen`), and how many lines
  /// could not be read (`unreadable`).
  Map<String, Integer> states(List<Decisions.Effect> effects) {
    var states = new TreeMap<String, Integer>();
    effects.forEach(effect -> states.merge(effect.state(), 1, Integer::sum));
    if (unreadable > 0) {
      states.put("unreadable", unreadable);
    }
    return Map.copyOf(states);
  }
}
