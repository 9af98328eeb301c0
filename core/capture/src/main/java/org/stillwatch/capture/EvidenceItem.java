// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture;

import org.stillwatch.base.AccountId;

/// One fact that several accounts could share: an account held an item in a channel at a time.
///
/// @param account who held it
/// @param channel the kind of item, for example `payment` or `template`
/// @param item keyed hash of the item, never zero
/// @param timeMillis when, milliseconds since the epoch; [#TIMELESS] when no time is known
public record EvidenceItem(AccountId account, String channel, long item, long timeMillis) {
  /// The time of an item that has none.
  public static final long TIMELESS = Long.MIN_VALUE;
}
