// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.report;

/// How likely a claim is, in the words of ICD 203. How good the ground is that it stands on is said
/// in [Ground], and never in the same sentence.
public enum Likelihood {
  ALMOST_NO_CHANCE(0.05, "almost no chance"),
  VERY_UNLIKELY(0.20, "very unlikely"),
  UNLIKELY(0.45, "unlikely"),
  ROUGHLY_EVEN(0.55, "roughly even"),
  LIKELY(0.80, "likely"),
  VERY_LIKELY(0.95, "very likely"),
  ALMOST_CERTAIN(1.0, "almost certain");

  private final double below;
  private final String words;

  Likelihood(double below, String words) {
    this.below = below;
    this.words = words;
  }

  /// The word of a probability; on a border the stronger one, except that nothing is certain.
  ///
  /// @param probability 0 to 1
  public static Likelihood of(double probability) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("a probability is 0 to 1, got " + probability);
    }
    for (Likelihood one : values()) {
      if (probability < one.below) {
        return one;
      }
    }
    return ALMOST_CERTAIN;
  }

  /// For example `very likely`.
  public String words() {
    return words;
  }

  /// For example `very-likely`.
  public String tag() {
    return words.replace(' ', '-');
  }
}
