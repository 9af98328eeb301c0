// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import java.util.List;

/// All that was found last, of one moment.
///
/// @param campaigns by id, those that are gone too
/// @param accounts by id
public record Findings(
    FindingsState state, List<CampaignFinding> campaigns, List<Finding> accounts) {
  public Findings {
    campaigns = List.copyOf(campaigns);
    accounts = List.copyOf(accounts);
  }
}
