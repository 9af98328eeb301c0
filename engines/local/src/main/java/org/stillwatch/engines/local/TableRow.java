// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import org.stillwatch.base.AccountId;
import org.stillwatch.capture.EvidenceItem;
import org.stillwatch.group.Channel;

/// One row of a generic evidence table: an actor held an item.
///
/// @param actor who
/// @param channel the kind of item
/// @param item keyed hash of the item, never zero; of a numbered one the hash of its template
/// @param number what was put into the template, or [#NO_NUMBER]
/// @param timeMillis when, or [EvidenceItem#TIMELESS]
public record TableRow(AccountId actor, Channel channel, long item, long number, long timeMillis) {
  /// The item has no number.
  public static final long NO_NUMBER = Long.MIN_VALUE;

  /// Whether the row has a time.
  public boolean timed() {
    return timeMillis != EvidenceItem.TIMELESS;
  }

  /// Whether the item is a template with a number in it.
  public boolean numbered() {
    return number != NO_NUMBER;
  }
}
