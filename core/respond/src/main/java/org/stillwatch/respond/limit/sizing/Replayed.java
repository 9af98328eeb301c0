// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.limit.sizing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stillwatch.respond.limit.Budget;
import org.stillwatch.respond.limit.Charge;
import org.stillwatch.respond.limit.Drawer;
import org.stillwatch.respond.limit.Level;
import org.stillwatch.respond.limit.Limits;
import org.stillwatch.respond.limit.Line;
import org.stillwatch.respond.limit.Principal;
import org.stillwatch.respond.limit.Taking;
import org.stillwatch.respond.limit.Use;
import org.stillwatch.respond.limit.Wanted;

/// One budget laid over the past: who would have met it.
final class Replayed {
  private final Map<Drawer, Level> levels = new HashMap<>();
  private final Set<String> hit = new HashSet<>();
  private final Set<String> counted = new HashSet<>();
  private final Limits limits;

  private Replayed(Budget budget) {
    limits = new Limits(List.of(budget));
  }

  /// @param past in order of time
  static Share share(Budget budget, List<Past> past) {
    var replayed = new Replayed(budget);
    past.forEach(replayed::take);
    return new Share(replayed.hit.size(), replayed.counted.size());
  }

  private void take(Past past) {
    Principal principal = past.principal();
    var wanted = new Wanted(past.topic(), 0, 0);
    for (Charge charge :
        limits.charges(new Use(past.atMillis(), past.account(), principal, wanted))) {
      counted.add(principal.id());
      Line line =
          charge.on(
              charge.drawers().stream().map(d -> levels.getOrDefault(d, Level.FULL)).toList());
      if (Taking.of(List.of(line), past.atMillis()).isNot()) {
        List<Level> after = Taking.after(line, past.atMillis());
        for (int i = 0; i < after.size(); i++) {
          levels.put(charge.drawers().get(i), after.get(i));
        }
      } else {
        hit.add(principal.id());
      }
    }
  }
}
