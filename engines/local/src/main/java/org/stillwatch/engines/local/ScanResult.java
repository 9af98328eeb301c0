// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import java.util.List;
import org.stillwatch.judge.AccountResult;
import org.stillwatch.judge.Campaign;

/// What a scan found.
///
/// @param campaigns ordered by id
/// @param accounts every account with a finding, ordered by id
/// @param accountsSeen how many accounts there were
public record ScanResult(
    List<Campaign> campaigns, List<AccountResult> accounts, long accountsSeen) {}
