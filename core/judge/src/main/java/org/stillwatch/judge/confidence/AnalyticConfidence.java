// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.confidence;

import java.util.Locale;

/// How good the ground is on which a likelihood stands. It says nothing of the likelihood itself,
/// and the two never share a sentence (ICD 203, D.6.e.2.b).
public enum AnalyticConfidence {
  /// Nothing stands behind the figure.
  NONE,
  LOW,
  MODERATE,
  HIGH;

  /// The word used in outputs, lower case.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The lower of two.
  public AnalyticConfidence atMost(AnalyticConfidence cap) {
    return compareTo(cap) <= 0 ? this : cap;
  }
}
