// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.casefile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.stillwatch.apps.server.bundle.Damaged;
import org.stillwatch.apps.server.docket.EventJson;
import org.stillwatch.apps.server.docket.Texts;
import org.stillwatch.respond.action.Action;
import org.stillwatch.respond.docket.Appeal;
import org.stillwatch.respond.docket.Case;
import org.stillwatch.respond.docket.Docket;
import org.stillwatch.respond.docket.Event;

/// What happened in a case, as events, and where it stands.
///
/// @param one the case
/// @param docket what follows from the events
public record Proceedings(Case one, List<Event> events, Docket docket) {
  public Proceedings {
    events = List.copyOf(events);
  }

  /// What follows from material.
  ///
  /// @throws Damaged when an event cannot be read, or they cannot have happened in this order, or
  ///   none opens the case
  public static Proceedings of(Material material) throws Damaged {
    var events = new ArrayList<Event>();
    try {
      for (String line : material.events()) {
        events.add(EventJson.read(line));
      }
      Docket docket = Docket.EMPTY.after(events);
      Case one =
          docket
              .caseWith(material.caseId())
              .orElseThrow(() -> new Damaged("no event opens the case"));
      return new Proceedings(one, events, docket);
    } catch (IOException | RuntimeException e) { // a hostile event fails in many ways
      throw new Damaged("an event cannot be read, or is about what does not exist");
    }
  }

  /// Measures of the case, oldest first.
  public List<Action> actions() {
    return docket.measures(one);
  }

  Collection<Appeal> appeals() {
    return docket.appeals().values();
  }

  /// Texts out of what was kept.
  static Texts texts(Material material) {
    return ids -> {
      Map<String, String> found = new TreeMap<>();
      for (String id : ids) {
        String text = material.evidence().get(id);
        if (text != null) {
          found.put(id, text);
        }
      }
      return found;
    };
  }
}
