// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import org.stillwatch.base.AccountId;
import org.stillwatch.capture.EvidenceItem;
import org.stillwatch.group.Channel;

/// One row of a generic evidence table: an actor held an item.
///
/// @param actor who
/// @param channel the kind of item
/// @param item keyed hash of the item, never zero
/// @param timeMillis when, or [EvidenceItem#TIMELESS]
public record TableRow(AccountId actor, Channel channel, long item, long timeMillis) {
  /// Whether the row has a time.
  public boolean timed() {
    return timeMillis != EvidenceItem.TIMELESS;
  }
}
