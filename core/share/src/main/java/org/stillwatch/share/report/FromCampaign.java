// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.stillwatch.judge.Campaign;
import org.stillwatch.judge.confidence.AnalyticConfidence;
import org.stillwatch.share.stix.Atlas;

/// What may be said of a judged campaign. Members, exemplars, sentences and pathways stay behind:
/// they are about customers.
public final class FromCampaign {
  /// Explanations under which one operator distils (`contracts.md` 3).
  private static final Set<String> DISTILS = Set.of("Y1", "Y7");

  /// The eight explanations of any campaign; another one may name somebody.
  private static final Pattern EXPLAINS = Pattern.compile("Y[1-8]");

  private FromCampaign() {}

  /// The finding of a campaign.
  ///
  /// @param name what people call it
  /// @param ground how good an analyst says the ground is
  /// @param techniques that an analyst saw
  /// @param signs that others can look for
  /// @return empty when no calibration stands behind a probability: then nothing is shared
  public static Optional<CampaignFinding> of(
      Campaign campaign,
      String name,
      AnalyticConfidence ground,
      List<Atlas> techniques,
      List<Sign> signs) {
    if (campaign.hypotheses().isEmpty()) {
      return Optional.empty();
    }
    SortedMap<String, Double> hypotheses = new TreeMap<>();
    campaign.hypotheses().stream()
        .filter(h -> EXPLAINS.matcher(h.name()).matches())
        .forEach(h -> hypotheses.merge(h.name(), h.probability(), Double::sum));
    double distils =
        hypotheses.entrySet().stream()
            .filter(h -> DISTILS.contains(h.getKey()))
            .mapToDouble(h -> h.getValue())
            .sum();
    SortedMap<String, Double> capabilities = new TreeMap<>();
    campaign.capabilities().forEach(c -> capabilities.put(c, 0.0));
    return Optional.of(
        new CampaignFinding(
            name,
            Instant.ofEpochMilli(campaign.firstSeenMillis()),
            Instant.ofEpochMilli(campaign.lastSeenMillis()),
            campaign.accounts().size(),
            campaign.exchanges(),
            capabilities,
            Math.clamp(distils, 0, 1),
            ground,
            campaign.evidence().stream()
                .map(e -> new CampaignFinding.Channel(e.signal(), e.group(), e.logOddsNats()))
                .toList(),
            hypotheses,
            campaign.axes().calibration().word(),
            techniques,
            signs));
  }
}
