// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.score;

import java.util.List;

/// Logistic regression on standardised features with a ridge, both classes weighing the same,
/// fitted by plain gradient steps. Small and slow, good enough for a probe.
final class LogisticRegression {
  private static final int STEPS = 300;
  private static final double RATE = 0.5;
  private static final double RIDGE = 0.01;

  private final double[] mean;
  private final double[] spread;
  private final double[] weights;
  private double intercept;

  private LogisticRegression(double[] mean, double[] spread) {
    this.mean = mean;
    this.spread = spread;
    this.weights = new double[mean.length];
  }

  static LogisticRegression fit(List<double[]> rows, List<Boolean> labels) {
    int d = rows.getFirst().length;
    double[] mean = new double[d];
    double[] spread = new double[d];
    for (int f = 0; f < d; f++) {
      int feature = f;
      double m = rows.stream().mapToDouble(r -> r[feature]).average().orElse(0);
      double v = rows.stream().mapToDouble(r -> (r[feature] - m) * (r[feature] - m)).sum();
      mean[f] = m;
      spread[f] = Math.max(1e-9, StrictMath.sqrt(v / rows.size()));
    }
    LogisticRegression model = new LogisticRegression(mean, spread);
    long positives = labels.stream().filter(l -> l).count();
    double up = 0.5 / Math.max(1, positives);
    double down = 0.5 / Math.max(1, labels.size() - positives);
    for (int step = 0; step < STEPS; step++) {
      model.step(rows, labels, up, down);
    }
    return model;
  }

  private void step(List<double[]> rows, List<Boolean> labels, double up, double down) {
    double[] gradient = new double[weights.length];
    double gradientOfIntercept = 0;
    for (int i = 0; i < rows.size(); i++) {
      double p = 1 / (1 + StrictMath.exp(-logOdds(rows.get(i))));
      double error = labels.get(i) ? up * (1 - p) : -down * p;
      gradientOfIntercept += error;
      for (int f = 0; f < weights.length; f++) {
        gradient[f] += error * standardised(rows.get(i), f);
      }
    }
    intercept += RATE * gradientOfIntercept;
    for (int f = 0; f < weights.length; f++) {
      weights[f] += RATE * (gradient[f] - RIDGE * weights[f]);
    }
  }

  double logOdds(double[] row) {
    double sum = intercept;
    for (int f = 0; f < weights.length; f++) {
      sum += weights[f] * standardised(row, f);
    }
    return sum;
  }

  private double standardised(double[] row, int feature) {
    return (row[feature] - mean[feature]) / spread[feature];
  }
}
