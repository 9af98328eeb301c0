// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge;

/// What stands behind probabilities: the shipped fit, corrected by the operator's own cases.
///
/// @param fitted fitted on simulated traffic
/// @param local the correction
public record Confidence(Fitted fitted, LocalCalibration local) {
  /// The shipped fit alone.
  public Confidence(Fitted fitted) {
    this(fitted, LocalCalibration.NONE);
  }
}
