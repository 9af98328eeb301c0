// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.score;

import java.util.Optional;
import java.util.OptionalDouble;

/// One true campaign of one world and how a scan of that world did on it.
///
/// @param world name of the world
/// @param seed of the world
/// @param evasive whether the world's name contains `evasive`
/// @param id of the campaign
/// @param shape of the campaign
/// @param verdict of the reported campaign with the best F1, `clear` without one
/// @param reviewAll members at review or above among all members
/// @param reviewLive the same among live members: those whose last exchange of the job is not more
///   than a day before detection; all members when it never was detected
/// @param actTied members at act among those with a costly tie and at least 20 exchanges of the job
/// @param precision of the reported campaign
/// @param f1 of the reported campaign over all members
/// @param lost exchanges of the job before detection at review; all when it never was detected
/// @param hours from its first exchange to detection, empty when it never was detected
/// @param detectedAt ISO-8601; empty for never
public record CampaignRun(
    String world,
    long seed,
    boolean evasive,
    String id,
    String shape,
    String verdict,
    Interval reviewAll,
    Interval reviewLive,
    Interval actTied,
    double precision,
    double f1,
    Interval lost,
    OptionalDouble hours,
    Optional<String> detectedAt) {
  /// Hours from the first exchange to detection, infinite when it never was detected.
  public double hoursOrNever() {
    return hours.orElse(Double.POSITIVE_INFINITY);
  }
}
