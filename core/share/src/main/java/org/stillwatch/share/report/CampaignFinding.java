// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.report;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Family;
import org.stillwatch.judge.attribution.Hypotheses;
import org.stillwatch.judge.confidence.AnalyticConfidence;
import org.stillwatch.judge.confidence.Likelihood;
import org.stillwatch.judge.confidence.Scales;
import org.stillwatch.share.stix.Atlas;

/// What we say to others about one campaign: aggregates, and what they can look for. It has no room
/// for an account, an organisation, an exchange or a prompt.
///
/// @param name what people call it, for example `HYDRA-7`; never a company's name
/// @param firstSeen when it was first seen
/// @param lastSeen when it was last seen
/// @param accounts how many accounts
/// @param exchanges how many exchanges
/// @param capabilities share of each capability that it harvests, 0 to 1; 0 where it is not known
/// @param probability that one operator distils, 0 to 1
/// @param ground how good the ground of that is
/// @param channels what speaks for it and against it, one for each kind of evidence
/// @param hypotheses probability of each explanation, by name
/// @param calibration what the probabilities were held against
/// @param techniques of ATLAS that were seen
/// @param signs what others can look for
public record CampaignFinding(
    String name,
    Instant firstSeen,
    Instant lastSeen,
    long accounts,
    long exchanges,
    SortedMap<String, Double> capabilities,
    double probability,
    AnalyticConfidence ground,
    List<Channel> channels,
    SortedMap<String, Double> hypotheses,
    String calibration,
    List<Atlas> techniques,
    List<Sign> signs) {
  static final double SAME_OPERATOR = 0.9;
  static final double FAMILY_NATS = 0.7;

  /// @throws IllegalArgumentException when there is no ground
  public CampaignFinding {
    if (ground == AnalyticConfidence.NONE) {
      throw new IllegalArgumentException("nothing is shared without any ground");
    }
    capabilities = Collections.unmodifiableSortedMap(new TreeMap<>(capabilities));
    hypotheses = Collections.unmodifiableSortedMap(new TreeMap<>(hypotheses));
    channels = List.copyOf(channels);
    techniques = List.copyOf(techniques);
    signs = List.copyOf(signs);
  }

  /// The `confidence` of its objects.
  int confidence() {
    return Scales.stix(ground);
  }

  /// One kind of evidence.
  ///
  /// @param signal its name, for example `D23`
  /// @param group dependence group
  /// @param nats log-likelihood ratio; negative speaks against the campaign
  public record Channel(String signal, CauseGroup group, double nats) {}

  /// Whether it may be said that one operator is behind it: at least 0.9, and two families of
  /// evidence of at least 0.7 nats each (`sharing.md` 8.5).
  public boolean namesOneOperator() {
    Map<Family, Double> families = new EnumMap<>(Family.class);
    channels.forEach(c -> families.merge(c.group().family(), c.nats(), Double::sum));
    long strong = families.values().stream().filter(nats -> nats >= FAMILY_NATS).count();
    return probability >= SAME_OPERATOR && strong >= 2;
  }

  /// What is said of it, likelihood and ground in sentences of their own.
  public String assessment() {
    String operator =
        namesOneOperator()
            ? "We assess that the accounts of " + name + " were run by one operator: "
            : "We assess that the activity of " + name + " is distillation: ";
    long families = channels.stream().map(c -> c.group().family()).distinct().count();
    return operator
        + Likelihood.of(probability).word()
        + ". Our confidence is "
        + ground.word()
        + ", because it rests on "
        + (families == 1 ? "one family" : families + " families")
        + " of evidence from our own logs. Explanations considered: "
        + (hypotheses.isEmpty()
            ? "none"
            : hypotheses.keySet().stream().map(Hypotheses::says).collect(Collectors.joining("; ")))
        + ".";
  }
}
