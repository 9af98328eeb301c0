// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.score;

import java.util.List;
import java.util.Map;

/// How well scans did against the answer keys of several worlds, seeds of one scenario or others.
///
/// @param worlds name and seed of each
/// @param runs every true campaign of every world, in the order given
/// @param easy figures over the campaigns of worlds that are not evasive
/// @param evasive figures over those of evasive worlds
/// @param byCampaign figures of one campaign over seeds, keyed `world/id`
/// @param honest honest accounts by group, worlds together
/// @param falseCampaigns reported campaigns at review or above without a true majority
/// @param accountWeeks accounts times weeks, summed over worlds
/// @param targets the targets and whether they are met
public record PooledCard(
    List<String> worlds,
    List<CampaignRun> runs,
    Map<Figure, Spread> easy,
    Map<Figure, Spread> evasive,
    Map<String, Map<Figure, Spread>> byCampaign,
    List<HonestRate> honest,
    int falseCampaigns,
    double accountWeeks,
    List<Target> targets) {
  private static final double PER = 100_000;

  /// False campaigns per 100,000 accounts and week.
  public double falseRate() {
    return falseCampaigns / Math.max(1e-9, accountWeeks) * PER;
  }

  /// Its upper 95 % bound, taking their number as Poisson.
  public double falseRateHigh() {
    return UpperBound.ofCount(falseCampaigns) / Math.max(1e-9, accountWeeks) * PER;
  }
}
