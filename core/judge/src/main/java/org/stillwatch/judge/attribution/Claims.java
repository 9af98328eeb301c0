// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.attribution;

import java.util.Comparator;
import java.util.stream.Collectors;
import org.stillwatch.base.Calibration;
import org.stillwatch.judge.confidence.AnalyticConfidence;
import org.stillwatch.judge.confidence.Likelihood;

/// Makes claims and puts them into sentences. Likelihood and confidence never share one.
final class Claims {
  private static final double LEAST_NATS = 0.7;
  private static final double HIGH_LEAST = 0.8;
  private static final double MODERATE_LEAST = 0.5;
  private static final int ALTERNATIVES = 3;

  private Claims() {}

  static Claim of(Case of, Weighing weighing, ClaimKind kind, String organisation) {
    double probability = weighing.probability(kind, organisation, weighing.all());
    double low = probability;
    double high = probability;
    String restsMostOn = "";
    for (String group : weighing.groups()) {
      double without =
          weighing.probability(kind, organisation, i -> !weighing.group(i).equals(group));
      if (without < low) {
        low = without;
        restsMostOn = group;
      }
      high = Math.max(high, without);
    }
    double ownOnly = weighing.probability(kind, organisation, Item::own);
    var families = weighing.families(kind, organisation);
    long carrying = families.values().stream().filter(n -> Math.abs(n) >= LEAST_NATS).count();
    boolean stands = probability >= 0.5 ? low >= MODERATE_LEAST : high < MODERATE_LEAST;
    boolean standsWell = probability >= 0.5 ? low >= HIGH_LEAST : high < 1 - HIGH_LEAST;
    AnalyticConfidence confidence = confidence(of.calibration(), carrying, stands, standsWell);
    return new Claim(
        kind,
        organisation,
        probability,
        low,
        high,
        restsMostOn,
        ownOnly,
        families,
        confidence,
        likelihood(of, kind, organisation, probability, confidence),
        ground(of.calibration(), confidence, carrying, stands, restsMostOn),
        alternatives(of, weighing, kind, organisation));
  }

  private static AnalyticConfidence confidence(
      Calibration calibration, long carrying, boolean stands, boolean standsWell) {
    if (calibration == Calibration.NONE) {
      return AnalyticConfidence.NONE;
    }
    if (carrying >= 3 && standsWell && calibration == Calibration.LOCAL) {
      return AnalyticConfidence.HIGH;
    }
    return carrying >= 2 && stands ? AnalyticConfidence.MODERATE : AnalyticConfidence.LOW;
  }

  private static String likelihood(
      Case of,
      ClaimKind kind,
      String organisation,
      double probability,
      AnalyticConfidence confidence) {
    String claim =
        switch (kind) {
          case ACTIVITY -> "outputs were harvested through the accounts of " + of.subject();
          case SAME_OPERATOR -> "the accounts of " + of.subject() + " were run by one operator";
          case ORGANISATION -> organisation + " was that operator";
        };
    return confidence == AnalyticConfidence.NONE
        ? "We do not say how likely it is that "
            + claim
            + ": no calibration stands behind a figure."
        : "We assess that " + claim + ": " + Likelihood.of(probability).withRange() + ".";
  }

  private static String ground(
      Calibration calibration,
      AnalyticConfidence confidence,
      long carrying,
      boolean stands,
      String restsMostOn) {
    String behind =
        switch (calibration) {
          case NONE -> "nothing was calibrated";
          case LAB -> "figures are calibrated on simulated traffic";
          case LOCAL -> "figures are calibrated on cases that people decided";
        };
    String carried =
        "%d %s of evidence of our own %s it"
            .formatted(
                carrying,
                carrying == 1 ? "family" : "families",
                carrying == 1 ? "carries" : "carry");
    String dropped =
        stands
            ? "it stands when any one group of evidence is dropped"
            : restsMostOn.isEmpty()
                ? "it does not stand when one group of evidence is dropped"
                : "it does not stand without " + restsMostOn;
    return "Our confidence is %s, because %s, %s, and %s."
        .formatted(confidence.word(), carried, dropped, behind);
  }

  private static String alternatives(
      Case of, Weighing weighing, ClaimKind kind, String organisation) {
    var posterior = weighing.posterior(weighing.all());
    String said =
        of.hypotheses().stream()
            .filter(h -> !kind.holdsUnder(h, organisation))
            .sorted(
                Comparator.comparingDouble((Hypothesis h) -> posterior.getOrDefault(h.id(), 0.0))
                    .reversed()
                    .thenComparing(Hypothesis::id))
            .limit(ALTERNATIVES)
            .map(h -> alternative(of, h, posterior.getOrDefault(h.id(), 0.0)))
            .collect(Collectors.joining("; "));
    long others =
        of.hypotheses().stream().filter(h -> !kind.holdsUnder(h, organisation)).count()
            - ALTERNATIVES;
    return "Alternatives considered: "
        + said
        + (others > 0 ? "; and " + others + " that are less likely" : "")
        + ".";
  }

  private static String alternative(Case of, Hypothesis hypothesis, double posterior) {
    return of.calibration() == Calibration.NONE
        ? "%s %s".formatted(hypothesis.id(), hypothesis.says())
        : "%s %s (%s)".formatted(hypothesis.id(), hypothesis.says(), Likelihood.percent(posterior));
  }
}
