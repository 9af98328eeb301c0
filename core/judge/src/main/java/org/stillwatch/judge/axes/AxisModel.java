// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.axes;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stillwatch.base.Calibration;
import org.stillwatch.base.LogOdds;
import org.stillwatch.judge.Axes;
import org.stillwatch.judge.Axis;
import org.stillwatch.judge.Confidence;
import org.stillwatch.judge.Fitted;

/// Applies fitted models to the features of a group.
public final class AxisModel {
  private static final double LOWER = 0.05;
  private static final double UPPER = 0.95;

  private AxisModel() {}

  /// The axes of a group under a fit and what the operator's own cases make of it.
  ///
  /// @param nullFdr false-discovery rate of the group, 0 to 1
  public static Axes of(Confidence confidence, Map<String, Double> features, double nullFdr) {
    return confidence.local().of(lab(confidence.fitted(), features, nullFdr));
  }

  private static Axes lab(Fitted fitted, Map<String, Double> features, double nullFdr) {
    return new Axes(
        Optional.of(axis(fitted.intent(), features)),
        Optional.of(axis(fitted.coordination(), features)),
        Optional.of(axis(fitted.concealment(), features)),
        Calibration.LAB,
        nullFdr);
  }

  /// The probability of a group under the fit itself, without its spread.
  public static double probability(Fitted.Model model, Map<String, Double> features) {
    return probability(model, model.draws().getFirst(), features);
  }

  /// One axis: the probability of the fit, and the 5 % and 95 % quantiles over resampled fits.
  static Axis axis(Fitted.Model model, Map<String, Double> features) {
    double[] p = model.draws().stream().mapToDouble(d -> probability(model, d, features)).toArray();
    double fitted = p[0];
    Arrays.sort(p);
    double low = p[(int) Math.floor(LOWER * (p.length - 1))];
    double high = p[(int) Math.ceil(UPPER * (p.length - 1))];
    return new Axis(fitted, Math.min(low, fitted), Math.max(high, fitted));
  }

  private static double probability(
      Fitted.Model model, List<Double> weights, Map<String, Double> features) {
    double nats = weights.getFirst();
    for (int i = 0; i < model.features().size(); i++) {
      Double value = features.get(model.features().get(i));
      if (value == null) {
        throw new IllegalArgumentException("no feature " + model.features().get(i));
      }
      nats += weights.get(i + 1) * (value - model.means().get(i)) / model.scales().get(i);
    }
    return LogOdds.probability(nats);
  }
}
