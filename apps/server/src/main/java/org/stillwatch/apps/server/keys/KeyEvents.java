// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.keys;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.stillwatch.adapters.sql.ApiKey;
import org.stillwatch.adapters.sql.AuditEvent;

/// What is written to the audit log about keys.
public final class KeyEvents {
  private static final JsonMapper JSON = new JsonMapper();

  private KeyEvents() {}

  /// Somebody added a key.
  public static AuditEvent added(ApiKey key, long atMillis, String by) {
    var detail = JSON.createObjectNode().put("name", key.grant().name());
    var roles = detail.putArray("roles");
    key.grant().roles().stream().sorted().forEach(role -> roles.add(role.word()));
    return new AuditEvent(atMillis, by, "key-added", key.id(), detail.toString());
  }

  /// Somebody took a key back.
  public static AuditEvent revoked(String id, long atMillis, String by) {
    return new AuditEvent(atMillis, by, "key-revoked", id, "{}");
  }
}
