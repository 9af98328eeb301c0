// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.attribution;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.stillwatch.judge.confidence.FusionRule;

/// The numbers of an assessment that evidence does not give.
///
/// @param rule of the fusion
/// @param priors of `Y1` to `Y8`, each above 0
/// @param unsupportedNats what a hypothesis loses when the data show no fact that it predicts
/// @param flagShare prior of a false flag, as a share of the organisation's
/// @param leastNats below this a reason of a campaign is not taken over, and a family not counted
/// @param withoutOutside least probability of a claim that rests on our own observations alone,
///   before any gate opens
public record Assumptions(
    FusionRule rule,
    Map<String, Double> priors,
    double unsupportedNats,
    double flagShare,
    double leastNats,
    double withoutOutside) {
  /// As shipped: priors and the loss are those by which `judge` shares out its hypotheses, the
  /// others are assumed (ADR 0025).
  public static final Assumptions SHIPPED =
      new Assumptions(
          FusionRule.SHIPPED,
          Map.of(
              "Y1", 1.0, "Y2", 2.72, "Y3", 2.72, "Y4", 2.72, "Y5", 2.72, "Y6", 0.14, "Y7", 1.0,
              "Y8", 2.72),
          3,
          0.25,
          0.7,
          0.5);

  public Assumptions {
    priors = Collections.unmodifiableMap(new TreeMap<>(priors));
  }
}
