// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.confidence;

import java.util.List;

/// Other people's scales, derived from ours (`sharing.md` 8.1).
public final class Scales {
  private static final List<Double> LEAST_OF_CREDIBILITY = List.of(0.8, 0.6, 0.4, 0.2);

  private Scales() {}

  /// The `confidence` of STIX 2.1 for an analytic confidence, by its scale None / Low / Med / High.
  public static int stix(AnalyticConfidence confidence) {
    return switch (confidence) {
      case NONE -> 0;
      case LOW -> 15;
      case MODERATE -> 50;
      case HIGH -> 85;
    };
  }

  /// The credibility of the Admiralty code, 1 (confirmed) to 5 (improbable), by the ranges of STIX
  /// 2.1: 80 % and above, 60 %, 40 %, 20 %, below.
  public static int admiraltyCredibility(double probability) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("expected a probability, got " + probability);
    }
    int credibility = 1;
    while (credibility < 5 && probability < LEAST_OF_CREDIBILITY.get(credibility - 1)) {
      credibility++;
    }
    return credibility;
  }

  /// The value that STIX 2.1 gives to a credibility of the Admiralty code.
  ///
  /// @param credibility 1 to 5
  public static int stixOfCredibility(int credibility) {
    if (credibility < 1 || credibility > 5) {
      throw new IllegalArgumentException("a credibility is 1 to 5, got " + credibility);
    }
    return 110 - 20 * credibility;
  }
}
