// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.stillwatch.adapters.http.Announcements;
import org.stillwatch.adapters.sql.Finding;
import org.stillwatch.apps.server.live.Published;

/// Tells listeners which campaigns changed, by id, and that a tick is over. Belongs to the thread
/// that publishes.
final class Changes {
  private static final ObjectMapper JSON = new JsonMapper();

  private final Announcements announcements;
  private Map<String, Finding> before = new TreeMap<>();

  Changes(Announcements announcements) {
    this.announcements = announcements;
  }

  void of(Published now) {
    now.campaigns()
        .forEach((id, record) -> {
          if (!record.equals(before.get(id))) {
            announcements.tell("campaign", record.json());
          }
        });
    for (String id : before.keySet()) {
      if (!now.campaigns().containsKey(id)) {
        announcements.tell("campaign-gone", JSON.createObjectNode().put("id", id).toString());
      }
    }
    before = now.campaigns();
    announcements.tell(
        "tick",
        JSON.createObjectNode()
            .put("tick", Instant.ofEpochMilli(now.table().tickMillis()).toString())
            .put("campaigns", now.campaigns().size())
            .toString());
  }
}
