// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.stillwatch.judge.Campaign;
import org.stillwatch.judge.attribution.AttributionRecord;
import org.stillwatch.judge.attribution.AttributionRecord.Claimed;
import org.stillwatch.judge.attribution.ClaimKind;
import org.stillwatch.judge.attribution.Gate;
import org.stillwatch.judge.attribution.Hypothesis;
import org.stillwatch.judge.confidence.AnalyticConfidence;
import org.stillwatch.share.stix.Atlas;

/// What may be said of a judged campaign whose attribution was weighed. Members, exemplars,
/// sentences and pathways stay behind: they are about customers. Organisations stay behind too.
public final class FromCampaign {
  private static final String ONE_OPERATOR = "Y1";
  private static final String SOMETHING_ELSE = "Y6";

  /// The eight explanations of any campaign; another one may name somebody.
  private static final Pattern EXPLAINS = Pattern.compile("Y[1-8]");

  private FromCampaign() {}

  /// The finding of a campaign.
  ///
  /// @param attribution of this campaign: its claims, and its gate before one operator is said
  /// @param name what people call it
  /// @param ground how good an analyst says the ground is; it lowers what the attribution says and
  ///   never raises it
  /// @param techniques that an analyst saw
  /// @param signs that others can look for
  /// @return empty when no calibration stands behind a probability: then nothing is shared
  /// @throws IllegalArgumentException when the attribution is of another campaign
  public static Optional<CampaignFinding> of(
      Campaign campaign,
      AttributionRecord attribution,
      String name,
      AnalyticConfidence ground,
      List<Atlas> techniques,
      List<Sign> signs) {
    if (!attribution.campaign().equals(campaign.id())) {
      throw new IllegalArgumentException("an attribution of another campaign");
    }
    Optional<Claimed> harvested =
        attribution
            .claim(ClaimKind.ACTIVITY, "")
            .filter(c -> c.probability().isPresent() && c.ownOnly().isPresent());
    Optional<Claimed> operator =
        attribution
            .claim(ClaimKind.SAME_OPERATOR, "")
            .filter(c -> attribution.opens(Gate.Step.SAY_SAME_OPERATOR, ""));
    return harvested.map(claim ->
        new CampaignFinding(
            name,
            Instant.ofEpochMilli(campaign.firstSeenMillis()),
            Instant.ofEpochMilli(campaign.lastSeenMillis()),
            campaign.accounts().size(),
            campaign.exchanges(),
            capabilities(campaign),
            claim.probability().orElseThrow(),
            claim.ownOnly().orElseThrow(),
            operator.map(Claimed::probability).orElse(OptionalDouble.empty()),
            ground.atMost(claim.confidence()).atMost(of(operator, ground)),
            campaign.evidence().stream()
                .map(e -> new CampaignFinding.Channel(e.signal(), e.group(), e.logOddsNats()))
                .toList(),
            explanations(attribution),
            attribution.calibration().word(),
            techniques,
            signs));
  }

  /// What must not leave with it: its own name, members and exchanges.
  public static List<String> staysBehind(Campaign campaign) {
    var values = new ArrayList<String>();
    values.add(campaign.id());
    campaign.accounts().forEach(m -> values.add(m.id().value()));
    campaign.evidence().forEach(e -> values.addAll(e.exemplars()));
    return List.copyOf(values);
  }

  private static AnalyticConfidence of(Optional<Claimed> operator, AnalyticConfidence ground) {
    return operator.map(Claimed::confidence).orElse(ground);
  }

  private static SortedMap<String, Double> capabilities(Campaign campaign) {
    SortedMap<String, Double> capabilities = new TreeMap<>();
    campaign.capabilities().forEach(c -> capabilities.put(c, 0.0));
    return capabilities;
  }

  /// Probabilities of Y1 to Y8. An organisation, and whoever plants its traces, is one operator
  /// here; what people thought of besides is something else.
  private static SortedMap<String, Double> explanations(AttributionRecord attribution) {
    var all = new TreeMap<String, Double>();
    attribution
        .explanations()
        .forEach(e -> e.posterior().ifPresent(p -> all.merge(told(e.id()), p, Double::sum)));
    all.replaceAll((id, p) -> Math.min(1, p));
    return all;
  }

  private static String told(String id) {
    if (id.startsWith(Hypothesis.ORGANISATION) || id.startsWith(Hypothesis.FALSE_FLAG)) {
      return ONE_OPERATOR;
    }
    return EXPLAINS.matcher(id).matches() ? id : SOMETHING_ELSE;
  }
}
