// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.attribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.stillwatch.base.LogOdds;
import org.stillwatch.judge.Axis;
import org.stillwatch.judge.Campaign;

/// What a judged campaign says in the terms of an attribution. Each reason keeps its weight against
/// chance, for every hypothesis that predicts it; whether outputs are harvested and whether the
/// accounts hide that come from the axes of intent and concealment, which Y1 and Y7 alone predict:
/// a fit on as many groups of each label gives their log-odds as a ratio. Of a record that does not
/// say what predicts a reason, everything but Y6 does, so that old records accuse nobody.
///
/// The coordination axis is left out, since it is made of the same reasons.
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
    var axes = campaign.axes();
    axes.intent()
        .ifPresent(
            axis -> items.add(axis(campaign, axis, "intent", Kind.TEMPLATE, "harvest outputs")));
    axes.concealment()
        .ifPresent(axis ->
            items.add(axis(campaign, axis, "concealment", Kind.ENTITLEMENT, "hide what they are")));
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

  private static Item axis(Campaign campaign, Axis axis, String name, Kind kind, String accounts) {
    double nats = LogOdds.of(Math.clamp(axis.p(), LEAST_P, 1 - LEAST_P));
    return new Item(
        "own-" + name,
        kind,
        new Origin.Own(),
        false,
        campaign.lastSeenMillis(),
        Map.of("Y1", nats, "Y7", nats),
        String.format(
            Locale.ROOT,
            "the accounts %s with probability %.3f, by the fit of that axis",
            accounts,
            axis.p()));
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
