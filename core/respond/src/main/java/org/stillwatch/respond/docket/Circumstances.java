// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.docket;

import org.stillwatch.respond.action.AppealDoor;

/// What the docket does not know by itself.
///
/// @param nowMillis the time
/// @param door whether customers can appeal
public record Circumstances(long nowMillis, AppealDoor door) {
  boolean appealOpen() {
    return door.isOpen(nowMillis);
  }
}
