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
/// @param unsupportedNats what a hypothesis loses when the data show no fact that it predicts; Y8
///   twice, since a handful of accounts is what it says and no fact that may turn up
/// @param flagShare prior of a false flag, as a share of the organisation's
/// @param leastNats below this a reason of a campaign is not taken over, and a family not counted
public record Assumptions(
    FusionRule rule,
    Map<String, Double> priors,
    double unsupportedNats,
    double flagShare,
    double leastNats) {
  /// As shipped: priors and the loss were chosen on development worlds and frozen before any other
  /// world was measured, the others are assumed (ADR 0028).
  public static final Assumptions SHIPPED =
      new Assumptions(
          FusionRule.SHIPPED,
          Map.of(
              "Y1", 0.04, "Y2", 1.0, "Y3", 1.0, "Y4", 1.0, "Y5", 1.0, "Y6", 0.05, "Y7", 0.04, "Y8",
              2.0),
          2,
          0.25,
          0.7);

  public Assumptions {
    priors = Collections.unmodifiableMap(new TreeMap<>(priors));
  }
}
