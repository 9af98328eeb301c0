// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import java.util.regex.Pattern;

/// What somebody did: the caller's part of an entry of the audit log.
///
/// @param atMillis since the epoch, by the caller's clock
/// @param actor who did it, 1 to 256 bytes
/// @param action a word such as `key.revoke`: `[a-z][a-z0-9._-]*`, up to 64 letters
/// @param subject what it was done to, an id of 1 to 256 bytes
/// @param detail one JSON object of up to 8 KiB without white space between its tokens; personal
///   values and secrets have no place in what is never deleted
public record AuditEvent(
    long atMillis, String actor, String action, String subject, String detail) {
  static final int ACTION_BYTES = 64;
  static final int DETAIL_BYTES = 8 << 10;

  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9._-]*");

  public AuditEvent {
    Bounds.text("the actor of an audit entry", actor, Bounds.ID_BYTES);
    Bounds.text("the action of an audit entry", action, ACTION_BYTES);
    if (!WORD.matcher(action).matches()) {
      throw new IllegalArgumentException("the action of an audit entry is a word in lower case");
    }
    Bounds.opaque("the subject of an audit entry", subject, Bounds.ID_BYTES);
    Bounds.text("the detail of an audit entry", detail, DETAIL_BYTES);
    Bounds.compactObject("the detail of an audit entry", detail);
  }
}
