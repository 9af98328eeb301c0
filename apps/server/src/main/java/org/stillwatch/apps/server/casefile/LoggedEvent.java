// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.casefile;

import java.util.regex.Pattern;
import org.stillwatch.adapters.sql.AuditEntry;
import org.stillwatch.apps.server.bundle.Hash;
import org.stillwatch.apps.server.docket.EventJson;
import org.stillwatch.respond.docket.Event;

/// How the audit log speaks of an event: who did what to what and when, and the hash of the event
/// as it was written down. Every event has one entry, in the order of events.
public final class LoggedEvent {
  private static final String PREFIX = "docket.";
  private static final Pattern DETAIL = Pattern.compile("\\{\"sha256\":\"[0-9a-f]{64}\"\\}");

  private LoggedEvent() {}

  /// Whether an entry speaks of an event.
  public static boolean is(AuditEntry entry) {
    return entry.event().action().startsWith(PREFIX)
        && DETAIL.matcher(entry.event().detail()).matches();
  }

  /// Whether an entry speaks of this event.
  ///
  /// @param json the event as it was written down
  public static boolean of(AuditEntry entry, Event event, String json) {
    var said = entry.event();
    return said.action().equals(PREFIX + EventJson.kind(event))
        && said.subject().equals(event.subject())
        && said.actor().equals(event.by())
        && said.atMillis() == event.atMillis()
        && said.detail().equals("{\"sha256\":\"" + Hash.of(json) + "\"}");
  }
}
