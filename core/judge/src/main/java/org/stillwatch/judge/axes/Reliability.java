// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.axes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stillwatch.base.Seed;

/// How well probabilities keep what they promise, over cases that were not fitted on.
///
/// @param cases how many
/// @param ece expected calibration error: the mean distance of promise and share over ten bins,
///   weighted by cases (Naeini, Cooper, Hauskrecht, AAAI 2015, eq. 1), 0 to 1
/// @param low 5 % quantile of the error over resampled cases
/// @param high 95 % quantile
/// @param brier mean square of the distance between probability and label
/// @param bins bins that hold a case, lowest first
public record Reliability(
    int cases, double ece, double low, double high, double brier, List<Bin> bins) {
  private static final int BINS = 10;
  private static final int RESAMPLES = 400;

  /// Cases of about one probability.
  ///
  /// @param from lower end of the bin
  /// @param to upper end
  /// @param cases how many
  /// @param promised mean probability
  /// @param share of them whose label is yes
  public record Bin(double from, double to, int cases, double promised, double share) {}

  /// A probability and what turned out.
  ///
  /// @param p promised
  /// @param yes the label
  public record Outcome(double p, boolean yes) {}

  /// Measures outcomes, at least one.
  ///
  /// @param seed chance of the resampling
  public static Reliability of(List<Outcome> outcomes, Seed seed) {
    var random = seed.random();
    double[] errors = new double[RESAMPLES];
    for (int r = 0; r < RESAMPLES; r++) {
      var drawn = new ArrayList<Outcome>();
      for (int i = 0; i < outcomes.size(); i++) {
        drawn.add(outcomes.get(random.nextInt(outcomes.size())));
      }
      errors[r] = error(bins(drawn), drawn.size());
    }
    Arrays.sort(errors);
    double brier =
        outcomes.stream().mapToDouble(o -> (o.p - (o.yes ? 1 : 0)) * (o.p - (o.yes ? 1 : 0))).sum()
            / outcomes.size();
    List<Bin> bins = bins(outcomes);
    return new Reliability(
        outcomes.size(),
        error(bins, outcomes.size()),
        errors[RESAMPLES / 20],
        errors[RESAMPLES - 1 - RESAMPLES / 20],
        brier,
        bins);
  }

  private static List<Bin> bins(List<Outcome> outcomes) {
    int[] cases = new int[BINS];
    double[] promised = new double[BINS];
    double[] yes = new double[BINS];
    for (Outcome o : outcomes) {
      int bin = Math.min(BINS - 1, (int) (o.p * BINS));
      cases[bin]++;
      promised[bin] += o.p;
      yes[bin] += o.yes ? 1 : 0;
    }
    var bins = new ArrayList<Bin>();
    for (int b = 0; b < BINS; b++) {
      if (cases[b] > 0) {
        bins.add(
            new Bin(
                b / (double) BINS,
                (b + 1) / (double) BINS,
                cases[b],
                promised[b] / cases[b],
                yes[b] / cases[b]));
      }
    }
    return List.copyOf(bins);
  }

  private static double error(List<Bin> bins, int cases) {
    return bins.stream().mapToDouble(b -> b.cases * Math.abs(b.promised - b.share)).sum() / cases;
  }
}
