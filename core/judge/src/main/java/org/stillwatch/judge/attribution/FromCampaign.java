// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.attribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.stillwatch.base.LogOdds;
import org.stillwatch.judge.Axis;
import org.stillwatch.judge.Campaign;

/// What a judged campaign says in the terms of an attribution. Each reason keeps its weight against
/// chance, for every hypothesis that predicts it; whether outputs are harvested comes from the
/// intent axis, which Y1 and Y7 alone predict. Of a record that does not say what predicts a
/// reason, everything but Y6 does, so that old records accuse nobody.
///
/// The coordination axis is left out, since it is made of the same reasons; concealment too, since
/// it is about entitlement to secrecy and no operator.
public final class FromCampaign {
  private static final double LEAST_P = 1e-4;
  private static final List<String> ALL_BUT_CHANCE =
      List.of("Y1", "Y2", "Y3", "Y4", "Y5", "Y7", "Y8");

  private FromCampaign() {}

  /// The evidence of a campaign: reasons of at least `leastNats`, and the intent axis.
  public static List<Item> items(Campaign campaign, Assumptions assumptions) {
    var items = new ArrayList<Item>();
    for (Campaign.Evidence evidence : campaign.evidence()) {
      if (Math.abs(evidence.logOddsNats()) >= assumptions.leastNats()) {
        items.add(item(campaign, evidence, items.size() + 1));
      }
    }
    campaign.axes().intent().ifPresent(intent -> items.add(intent(campaign, intent)));
    return List.copyOf(items);
  }

  private static Item item(Campaign campaign, Campaign.Evidence evidence, int number) {
    List<String> explainedBy =
        evidence.explainedBy().isEmpty() ? ALL_BUT_CHANCE : evidence.explainedBy();
    var nats = new TreeMap<String, Double>();
    explainedBy.forEach(h -> nats.put(h, evidence.logOddsNats()));
    return new Item(
        "own-%02d-%s".formatted(number, evidence.signal()),
        kind(evidence),
        new Origin.Own(),
        evidence.costlyToForge(),
        campaign.lastSeenMillis(),
        nats,
        evidence.text());
  }

  private static Item intent(Campaign campaign, Axis intent) {
    double nats = LogOdds.of(Math.clamp(intent.p(), LEAST_P, 1 - LEAST_P));
    return new Item(
        "own-intent",
        Kind.TEMPLATE,
        new Origin.Own(),
        false,
        campaign.lastSeenMillis(),
        Map.of("Y1", nats, "Y7", nats),
        "the exchanges look like harvesting with probability %.3f, by the fit of the intent axis"
            .formatted(intent.p()));
  }

  private static Kind kind(Campaign.Evidence evidence) {
    return switch (evidence.group()) {
      case CONTENT -> Kind.TEMPLATE;
      case TIMING -> Kind.TIMING;
      case IDENTITY -> evidence.signal().equals("D23") ? Kind.PAYMENT : Kind.TIE;
      case NETWORK -> evidence.signal().equals("D24") ? Kind.REQUEST_METADATA : Kind.ADDRESS;
      case ENTITLEMENT -> Kind.ENTITLEMENT;
      case OUTCOME -> Kind.OUTCOME;
    };
  }
}
