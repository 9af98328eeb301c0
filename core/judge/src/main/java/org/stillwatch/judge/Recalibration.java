// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge;

import java.util.List;
import org.stillwatch.base.LogOdds;

/// How the probability of one axis is corrected by cases that people decided.
///
/// @param curves the correction itself, then corrections by resampled cases
public record Recalibration(List<Curve> curves) {
  /// Log-odds beyond this are taken for this: .9999.
  private static final double MOST_NATS = 9.21;

  private static final double LOWER = 0.05;
  private static final double UPPER = 0.95;

  public Recalibration {
    curves = List.copyOf(curves);
    if (curves.isEmpty()) {
      throw new IllegalArgumentException("a correction needs a curve");
    }
  }

  /// A never falling function from probability to probability.
  public sealed interface Curve {
    /// The corrected probability.
    ///
    /// @param p the probability by the shipped fit, 0 to 1
    double at(double p);
  }

  /// A line over log-odds (J. Platt, Probabilistic outputs for support vector machines, 1999).
  ///
  /// @param slope of the line, 0 or above
  /// @param offset nats at even odds
  public record Line(double slope, double offset) implements Curve {
    public Line {
      if (!(slope >= 0) || !Double.isFinite(slope) || !Double.isFinite(offset)) {
        throw new IllegalArgumentException("no rising line: " + slope + " " + offset);
      }
    }

    @Override
    public double at(double p) {
      return LogOdds.probability(offset + slope * nats(p));
    }
  }

  /// Steps, each from a probability on (isotonic regression).
  ///
  /// @param from where each step begins, rising
  /// @param height of each step, 0 to 1, never falling
  public record Steps(List<Double> from, List<Double> height) implements Curve {
    public Steps {
      from = List.copyOf(from);
      height = List.copyOf(height);
      boolean rising =
          !from.isEmpty()
              && from.size() == height.size()
              && from.stream().allMatch(Double::isFinite);
      for (int i = 1; rising && i < from.size(); i++) {
        rising = from.get(i) > from.get(i - 1) && height.get(i) >= height.get(i - 1);
      }
      if (!rising || !(height.getFirst() >= 0 && height.getLast() <= 1)) {
        throw new IllegalArgumentException("no rising steps");
      }
    }

    @Override
    public double at(double p) {
      int step = from.size() - 1;
      while (step > 0 && from.get(step) > p) {
        step--;
      }
      return height.get(step);
    }
  }

  /// The log-odds of a probability, bounded.
  public static double nats(double p) {
    double inside = Math.min(Math.max(p, 1e-9), 1 - 1e-9);
    return Math.min(Math.max(LogOdds.of(inside), -MOST_NATS), MOST_NATS);
  }

  /// The corrected axis. Its interval holds the spread of the fit and that of the correction.
  public Axis of(Axis axis) {
    double p = curves.getFirst().at(axis.fitted());
    double low = quantile(LOWER, c -> c.at(axis.low()));
    double high = quantile(UPPER, c -> c.at(axis.high()));
    return new Axis(p, Math.min(low, p), Math.max(high, p), axis.fitted());
  }

  private interface Reading {
    double of(Curve curve);
  }

  private double quantile(double share, Reading reading) {
    double[] sorted = curves.stream().mapToDouble(reading::of).sorted().toArray();
    double place = share * (sorted.length - 1);
    return sorted[(int) (share < 0.5 ? Math.floor(place) : Math.ceil(place))];
  }
}
