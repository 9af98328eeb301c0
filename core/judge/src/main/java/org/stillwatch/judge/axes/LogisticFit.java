// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.axes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.stillwatch.base.LogOdds;
import org.stillwatch.base.Seed;
import org.stillwatch.judge.Fitted;

/// Fits a logistic model with a ridge by Newton's method, and again on resampled groups.
///
/// The ridge of 1 on standardised weights keeps a separable sample finite and shrinks towards
/// "cannot tell"; both classes weigh the same, whatever their number.
public final class LogisticFit {
  private static final double RIDGE = 1.0;
  private static final int ITERATIONS = 50;
  private static final int DRAWS = 40;

  private LogisticFit() {}

  /// One labelled group.
  ///
  /// @param features its features by name
  /// @param positive its label
  public record Example(Map<String, Double> features, boolean positive) {}

  /// Fits the model.
  ///
  /// @param names features to use, in this order
  /// @param examples labelled groups, at least one of each label
  /// @param seed chance of the resampling
  public static Fitted.Model fit(List<String> names, List<Example> examples, Seed seed) {
    int n = examples.size();
    double[][] x = new double[n][names.size()];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < names.size(); j++) {
        x[i][j] = examples.get(i).features().getOrDefault(names.get(j), 0.0);
      }
    }
    double[] means = new double[names.size()];
    double[] scales = new double[names.size()];
    standardise(x, means, scales);
    double[] y = examples.stream().mapToDouble(e -> e.positive() ? 1 : 0).toArray();
    var draws = new ArrayList<List<Double>>();
    draws.add(weights(x, y, allOnce(n)));
    var random = seed.random();
    while (draws.size() <= DRAWS) {
      double[] times = resampled(n, random);
      if (bothLabels(y, times)) {
        draws.add(weights(x, y, times));
      }
    }
    return new Fitted.Model(
        names,
        Arrays.stream(means).boxed().toList(),
        Arrays.stream(scales).boxed().toList(),
        draws);
  }

  private static void standardise(double[][] x, double[] means, double[] scales) {
    for (int j = 0; j < means.length; j++) {
      double sum = 0;
      for (double[] row : x) {
        sum += row[j];
      }
      means[j] = sum / x.length;
      double squares = 0;
      for (double[] row : x) {
        squares += (row[j] - means[j]) * (row[j] - means[j]);
      }
      scales[j] = Math.max(1e-6, StrictMath.sqrt(squares / x.length));
      for (double[] row : x) {
        row[j] = (row[j] - means[j]) / scales[j];
      }
    }
  }

  private static double[] allOnce(int n) {
    double[] times = new double[n];
    Arrays.fill(times, 1);
    return times;
  }

  private static double[] resampled(int n, SplittableRandom random) {
    double[] times = new double[n];
    for (int i = 0; i < n; i++) {
      times[random.nextInt(n)]++;
    }
    return times;
  }

  private static boolean bothLabels(double[] y, double[] times) {
    double positive = 0;
    double all = 0;
    for (int i = 0; i < y.length; i++) {
      positive += y[i] * times[i];
      all += times[i];
    }
    return positive > 0 && positive < all;
  }

  private static List<Double> weights(double[][] x, double[] y, double[] times) {
    double positive = 0;
    double all = 0;
    for (int i = 0; i < y.length; i++) {
      positive += y[i] * times[i];
      all += times[i];
    }
    int k = x[0].length + 1;
    double[] w = new double[k];
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      double[][] hessian = new double[k][k];
      double[] gradient = new double[k];
      for (int j = 1; j < k; j++) {
        hessian[j][j] = RIDGE;
        gradient[j] = -RIDGE * w[j];
      }
      hessian[0][0] = 1e-6;
      for (int i = 0; i < y.length; i++) {
        double balance = times[i] * all / (2 * (y[i] > 0 ? positive : all - positive));
        accumulate(x[i], y[i], balance, w, hessian, gradient);
      }
      double[] step = solve(hessian, gradient);
      double largest = 0;
      for (int j = 0; j < k; j++) {
        w[j] += step[j];
        largest = Math.max(largest, Math.abs(step[j]));
      }
      if (largest < 1e-9) {
        break;
      }
    }
    return Arrays.stream(w).boxed().toList();
  }

  private static void accumulate(
      double[] row,
      double label,
      double weight,
      double[] w,
      double[][] hessian,
      double[] gradient) {
    int k = w.length;
    double nats = w[0];
    for (int j = 1; j < k; j++) {
      nats += w[j] * row[j - 1];
    }
    double p = LogOdds.probability(nats);
    double curvature = weight * Math.max(1e-9, p * (1 - p));
    for (int a = 0; a < k; a++) {
      double xa = a == 0 ? 1 : row[a - 1];
      gradient[a] += weight * (label - p) * xa;
      for (int b = 0; b < k; b++) {
        hessian[a][b] += curvature * xa * (b == 0 ? 1 : row[b - 1]);
      }
    }
  }

  /// Solves a symmetric positive definite system by elimination; no pivoting is needed.
  private static double[] solve(double[][] a, double[] b) {
    int k = b.length;
    for (int i = 0; i < k; i++) {
      for (int r = i + 1; r < k; r++) {
        double factor = a[r][i] / a[i][i];
        for (int c = i; c < k; c++) {
          a[r][c] -= factor * a[i][c];
        }
        b[r] -= factor * b[i];
      }
    }
    double[] x = new double[k];
    for (int i = k - 1; i >= 0; i--) {
      double sum = b[i];
      for (int c = i + 1; c < k; c++) {
        sum -= a[i][c] * x[c];
      }
      x[i] = sum / a[i][i];
    }
    return x;
  }
}
