// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import java.util.List;
import org.stillwatch.judge.AccountResult;
import org.stillwatch.judge.Campaign;

/// What a scan found.
///
/// @param campaigns ordered by id
/// @param accounts every account with a finding, ordered by id
/// @param accountsSeen how many accounts sent anything, of those that are remembered at the end
/// @param pictures what a page shows beside the records: one for each campaign, in the same order
public record ScanResult(
    List<Campaign> campaigns,
    List<AccountResult> accounts,
    long accountsSeen,
    List<Picture> pictures) {
  /// A result of which there is nothing to draw.
  public ScanResult(List<Campaign> campaigns, List<AccountResult> accounts, long accountsSeen) {
    this(campaigns, accounts, accountsSeen, List.of());
  }
}
