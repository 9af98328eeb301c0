// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.confidence;

import java.util.List;
import java.util.Map;
import org.stillwatch.base.LogOdds;
import org.stillwatch.base.Seed;
import org.stillwatch.judge.Fitted;
import org.stillwatch.judge.axes.AxisModel;
import org.stillwatch.judge.axes.LogisticFit;

/// Weights of dependence groups fitted on labelled cases of one claim, in place of the discount by
/// an assumed correlation (`sharing.md` 8.2).
///
/// @param model logistic model over the nats of each group
/// @param logOddsOfLabels log-odds of a yes among the labels: the fit itself weighs both answers
///   alike
public record FittedWeights(Fitted.Model model, double logOddsOfLabels) {
  private static final double LEAST_P = 1e-6;

  /// One labelled case.
  ///
  /// @param nats what each group says of the claim
  /// @param yes whether it was true
  public record Labelled(Map<String, Double> nats, boolean yes) {}

  /// Fits weights.
  ///
  /// @param groups names of the groups
  /// @param cases at least one of each answer
  public static FittedWeights fit(List<String> groups, List<Labelled> cases, Seed seed) {
    long yes = cases.stream().filter(Labelled::yes).count();
    var examples = cases.stream().map(c -> new LogisticFit.Example(c.nats(), c.yes())).toList();
    return new FittedWeights(
        LogisticFit.fit(groups, examples, seed), LogOdds.of(yes / (double) cases.size()));
  }

  /// The probability of the claim.
  ///
  /// @param nats by group; every group of the fit
  public double probability(Map<String, Double> nats) {
    double p = Math.clamp(AxisModel.probability(model, nats), LEAST_P, 1 - LEAST_P);
    return LogOdds.probability(LogOdds.of(p) + logOddsOfLabels);
  }
}
