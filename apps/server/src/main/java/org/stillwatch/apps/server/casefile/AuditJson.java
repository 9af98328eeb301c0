// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.stillwatch.adapters.sql.AuditEntry;
import org.stillwatch.adapters.sql.AuditEvent;
import org.stillwatch.apps.server.bundle.Damaged;

/// Entries of the audit log as lines.
final class AuditJson {
  private static final ObjectMapper JSON = new JsonMapper();

  private AuditJson() {}

  static String write(AuditEntry entry) {
    var json = JSON.createObjectNode();
    json.put("sequence", entry.sequence());
    json.put("atMillis", entry.event().atMillis());
    json.put("actor", entry.event().actor());
    json.put("action", entry.event().action());
    json.put("subject", entry.event().subject());
    json.put("detail", entry.event().detail());
    json.put("previousHash", entry.previousHash());
    json.put("hash", entry.hash());
    return json.toString();
  }

  /// @throws Damaged unless it stands there exactly as [#write] writes it
  static AuditEntry read(String line) throws Damaged {
    try {
      JsonNode json = JSON.readTree(line);
      var event =
          new AuditEvent(
              json.path("atMillis").asLong(),
              json.path("actor").asText(),
              json.path("action").asText(),
              json.path("subject").asText(),
              json.path("detail").asText());
      var entry =
          new AuditEntry(
              json.path("sequence").asLong(),
              event,
              json.path("previousHash").asText(),
              json.path("hash").asText());
      if (write(entry).equals(line)) {
        return entry;
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new Damaged("a line of audit.jsonl is no entry of an audit log");
    }
    throw new Damaged("a line of audit.jsonl is not written as this program writes it");
  }
}
