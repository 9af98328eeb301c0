// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.confidence;

import java.util.Locale;

/// A likelihood as a word of ICD 203 (*Analytic Standards*, 2015, D.6.e.2.a). The probability is
/// what is kept; the word is derived from it. At a border the higher word holds; below 1 % and
/// above 99 % the outermost words hold, since nothing is certain.
public enum Likelihood {
  ALMOST_NO_CHANCE("almost no chance", 0.01, 0.05),
  VERY_UNLIKELY("very unlikely", 0.05, 0.20),
  UNLIKELY("unlikely", 0.20, 0.45),
  ROUGHLY_EVEN("roughly even chance", 0.45, 0.55),
  LIKELY("likely", 0.55, 0.80),
  VERY_LIKELY("very likely", 0.80, 0.95),
  ALMOST_CERTAIN("almost certain", 0.95, 0.99);

  private final String word;
  private final double from;
  private final double to;

  Likelihood(String word, double from, double to) {
    this.word = word;
    this.from = from;
    this.to = to;
  }

  /// The word of a probability between 0 and 1.
  public static Likelihood of(double probability) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("expected a probability, got " + probability);
    }
    Likelihood found = ALMOST_NO_CHANCE;
    for (Likelihood likelihood : values()) {
      if (probability >= likelihood.from) {
        found = likelihood;
      }
    }
    return found;
  }

  public String word() {
    return word;
  }

  /// A probability in percent, such as `12.5 %`. Nothing is certain and nothing excluded: the ends
  /// are `under 1 %` and `over 99 %`.
  public static String percent(double probability) {
    if (probability < ALMOST_NO_CHANCE.from) {
      return "under 1 %";
    }
    return probability > ALMOST_CERTAIN.to
        ? "over 99 %"
        : String.format(Locale.ROOT, "%.1f %%", 100 * probability);
  }

  /// The word with its range, such as `very likely (80-95 %)`.
  public String withRange() {
    return String.format(Locale.ROOT, "%s (%.0f-%.0f %%)", word, from * 100, to * 100);
  }
}
