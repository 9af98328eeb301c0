// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.axes;

import org.stillwatch.base.LogOdds;

/// Fits a line over log-odds by Newton's method, drawn towards the line that changes nothing.
///
/// The ridge of 1 around slope 1 and offset 0 keeps few or separable cases from a step function;
/// with many cases it does not matter.
final class Platt {
  private static final double RIDGE = 1.0;
  private static final int ITERATIONS = 100;

  private Platt() {}

  /// Slope and offset.
  ///
  /// @param nats log-odds of each case by the shipped fit
  /// @param yes its label
  /// @param times how often it counts
  /// @return the line, its slope negative where labels contradict the fit
  static double[] line(double[] nats, boolean[] yes, int[] times) {
    double slope = 1;
    double offset = 0;
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      double toSlope = -RIDGE * (slope - 1);
      double toOffset = -RIDGE * offset;
      double slopes = RIDGE;
      double offsets = RIDGE;
      double both = 0;
      for (int i = 0; i < nats.length; i++) {
        double p = LogOdds.probability(offset + slope * nats[i]);
        double rest = times[i] * ((yes[i] ? 1 : 0) - p);
        double curvature = times[i] * p * (1 - p);
        toSlope += rest * nats[i];
        toOffset += rest;
        slopes += curvature * nats[i] * nats[i];
        offsets += curvature;
        both += curvature * nats[i];
      }
      double determinant = slopes * offsets - both * both;
      double stepSlope = (offsets * toSlope - both * toOffset) / determinant;
      double stepOffset = (slopes * toOffset - both * toSlope) / determinant;
      double damp = 1 / Math.max(1, Math.max(Math.abs(stepSlope), Math.abs(stepOffset)));
      slope += damp * stepSlope;
      offset += damp * stepOffset;
      if (Math.max(Math.abs(stepSlope), Math.abs(stepOffset)) < 1e-10) {
        break;
      }
    }
    return new double[] {slope, offset};
  }
}
