// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.attribution;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.stillwatch.base.LogOdds;
import org.stillwatch.judge.confidence.FusionRule;

/// The numbers of an assessment that evidence does not give.
///
/// @param rule of the fusion
/// @param priors of `Y1` to `Y8`, each above 0
/// @param unsupportedNats what a hypothesis loses when the data show no fact that it predicts; Y8
///   twice, since a handful of accounts is what it says and no fact that may turn up
/// @param flagShare prior of a false flag, as a share of the organisation's
/// @param leastNats below this a reason of a campaign is not taken over, and a family not counted
/// @param activityStretch how much further the log-odds of activity are put from those of .95 where
///   they are below, 1 or more; 1 leaves them as they were weighed
public record Assumptions(
    FusionRule rule,
    Map<String, Double> priors,
    double unsupportedNats,
    double flagShare,
    double leastNats,
    double activityStretch) {
  private static final double PIVOT = 0.95;

  /// As shipped: priors, the loss and the stretch were chosen on development worlds and frozen
  /// before any other world was measured, the others are assumed (ADR 0028).
  public static final Assumptions SHIPPED =
      new Assumptions(
          FusionRule.SHIPPED,
          Map.of(
              "Y1", 0.04, "Y2", 1.0, "Y3", 1.0, "Y4", 1.0, "Y5", 1.0, "Y6", 0.05, "Y7", 0.04, "Y8",
              2.0),
          2,
          0.25,
          0.7,
          1.3);

  public Assumptions {
    priors = Collections.unmodifiableMap(new TreeMap<>(priors));
    if (!(activityStretch >= 1 && Double.isFinite(activityStretch))) {
      throw new IllegalArgumentException("expected a stretch of 1 or more, got " + activityStretch);
    }
  }

  /// What is claimed where so much was weighed. In the order of what was weighed, never more than
  /// that, and the same from .95, so that it opens no gate. Weights that are too sure of themselves
  /// are so in the middle, where a few facts fit an operator and an innocent group alike. Only
  /// activity moves: on the development worlds the best stretch of one operator was 1, and an
  /// organisation has no world to be measured on.
  ///
  /// @param weighed probability that a claim has by its evidence, 0 to 1
  double calibrated(ClaimKind kind, double weighed) {
    if (kind != ClaimKind.ACTIVITY || weighed >= PIVOT || weighed <= 0) {
      return weighed;
    }
    double pivot = LogOdds.of(PIVOT);
    double claimed = LogOdds.probability(pivot + activityStretch * (LogOdds.of(weighed) - pivot));
    return Math.min(weighed, claimed);
  }
}
