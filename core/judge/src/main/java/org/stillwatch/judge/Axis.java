// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge;

/// One calibrated probability with its 90 % interval.
///
/// @param p the probability, 0 to 1
/// @param low lower end of the interval
/// @param high upper end of the interval
/// @param fitted the probability by the shipped fit alone, before the operator's own cases
public record Axis(double p, double low, double high, double fitted) {
  public Axis {
    if (!(0 <= low && low <= p && p <= high && high <= 1) || !(0 <= fitted && fitted <= 1)) {
      throw new IllegalArgumentException("no interval: " + low + " " + p + " " + high);
    }
  }

  /// A probability by the shipped fit.
  public Axis(double p, double low, double high) {
    this(p, low, high, p);
  }
}
