// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.report;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.stillwatch.base.CauseGroup;
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
/// @param probability that outputs were harvested, 0 to 1
/// @param byOurselves the same by our own observations alone
/// @param oneOperator probability that one operator ran the accounts; empty while the gate of
///   `judge` before that word is closed
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
    double byOurselves,
    OptionalDouble oneOperator,
    AnalyticConfidence ground,
    List<Channel> channels,
    SortedMap<String, Double> hypotheses,
    String calibration,
    List<Atlas> techniques,
    List<Sign> signs) {
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

  /// What is held against a threshold before anything leaves: what partners say never lifts a
  /// finding of ours above one, and comes back to them as no second voice.
  public double carried() {
    return Math.min(probability, byOurselves);
  }

  /// What is said of it, likelihood and ground in sentences of their own.
  public String assessment() {
    String said =
        "We assess that outputs were harvested through the accounts of "
            + name
            + ": "
            + Likelihood.of(probability).word()
            + ". ";
    if (Likelihood.of(byOurselves) != Likelihood.of(probability)) {
      said += "By our own observations alone: " + Likelihood.of(byOurselves).word() + ". ";
    }
    if (oneOperator.isPresent()) {
      said +=
          "We assess that these accounts were run by one operator: "
              + Likelihood.of(oneOperator.getAsDouble()).word()
              + ". ";
    }
    long families = channels.stream().map(c -> c.group().family()).distinct().count();
    return said
        + "Our confidence is "
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
