// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge;

/// One calibrated probability with its 90 % interval.
///
/// @param p the probability, 0 to 1
/// @param low lower end of the interval
/// @param high upper end of the interval
public record Axis(double p, double low, double high) {
  public Axis {
    if (!(0 <= low && low <= p && p <= high && high <= 1)) {
      throw new IllegalArgumentException("no interval: " + low + " " + p + " " + high);
    }
  }
}
