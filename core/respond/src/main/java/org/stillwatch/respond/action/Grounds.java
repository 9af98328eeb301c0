// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.action;

import org.stillwatch.base.Calibration;
import org.stillwatch.base.Verdict;

/// Why something is done about an account: what was found, apart from who wants what about it.
///
/// @param evidence id of the kept snapshot of all that was known, empty when none was kept
/// @param campaign id of the campaign, empty when there is none
/// @param verdict of the account
/// @param calibration where the probabilities behind the verdict come from
/// @param families how many families of evidence speak for the campaign
/// @param costlyTie whether the account's own links hold what is costly to forge
public record Grounds(
    String evidence,
    String campaign,
    Verdict verdict,
    Calibration calibration,
    int families,
    boolean costlyTie) {
  /// The same with a kept snapshot.
  public Grounds with(String snapshot) {
    return new Grounds(snapshot, campaign, verdict, calibration, families, costlyTie);
  }
}
