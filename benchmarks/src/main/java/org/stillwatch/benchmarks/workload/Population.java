// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.benchmarks.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Everybody who sends requests: ordinary accounts with a heavy tail, and three campaigns of 79, 19
/// and 2 % of the campaign accounts.
///
/// @param ordinary ordinary accounts, the busiest first
/// @param campaigns three, the largest first
record Population(List<Sender> ordinary, List<Campaign> campaigns) {
  private static final double CAMPAIGN_ROWS = 0.4;
  private static final int SYSTEM_PROMPTS = 20_000;

  static Population drawn(Density density, int rows, Prose prose, Dice dice) {
    int inCampaigns = density.campaignAccounts(rows);
    int least = Math.max(5, inCampaigns / 50);
    int middle = inCampaigns * 19 / 100;
    var campaigns =
        List.of(
            Campaign.drawn("a", inCampaigns - middle - least, 60, prose, dice),
            Campaign.drawn("b", middle, 500, prose, dice),
            Campaign.drawn("c", least, 20, prose, dice));
    var systems =
        IntStream.range(0, Math.min(SYSTEM_PROMPTS, density.accounts(rows)))
            .mapToObj(i -> prose.text(dice.between(0, 44), dice))
            .toList();
    var ordinary = new ArrayList<Sender>();
    for (int i = 0; i < density.accounts(rows) - inCampaigns; i++) {
      ordinary.add(Infrastructure.ordinary(i, dice.oneOf(systems), dice));
    }
    return new Population(ordinary, campaigns);
  }

  /// What one request says.
  ///
  /// @param sender who sends it
  /// @param system its system prompt, may be empty
  /// @param prompt its prompt
  record Said(Sender sender, String system, String prompt) {}

  /// Draws a request.
  Said next(Prose prose, Dice dice) {
    if (!dice.chance(CAMPAIGN_ROWS)) {
      var sender = ordinary.get(dice.rank(ordinary.size()));
      return new Said(sender, sender.system(), prose.text(dice.between(50, 169), dice));
    }
    int percent = dice.between(0, 99);
    var campaign = campaigns.get(percent < 81 ? 0 : percent < 99 ? 1 : 2);
    var template = campaign.templates().get(dice.rank(campaign.templates().size()));
    return new Said(
        dice.oneOf(campaign.senders()), template.system(), template.filled(prose, dice));
  }
}
