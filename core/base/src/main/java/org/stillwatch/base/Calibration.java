// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.base;

import java.util.Locale;

/// Where the probabilities come from. Without a calibration there are none, and nothing reaches
/// [Verdict#ACT].
public enum Calibration {
  NONE,
  /// Fitted on simulated traffic of development scenarios.
  LAB,
  /// Fitted on the operator's adjudicated cases.
  LOCAL;

  /// The word used in outputs, lower case.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
