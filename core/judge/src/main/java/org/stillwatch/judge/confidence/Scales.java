// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.confidence;

/// Other people's scales, derived from ours (`sharing.md` 8.1).
public final class Scales {
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

  /// The credibility of the Admiralty code, 1 (confirmed) to 5 (improbable), whose value of the
  /// STIX scale (90, 70, 50, 30, 10) is nearest to a probability; of two, the less credible.
  public static int admiraltyCredibility(double probability) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("expected a probability, got " + probability);
    }
    for (int credibility = 1; credibility < 5; credibility++) {
      if (probability > 1 - credibility / 5.0) {
        return credibility;
      }
    }
    return 5;
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
