// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.tail;

/// The chance that a test would have found a mark that is there, and how much text it takes: what
/// makes a silence worth something.
///
/// Under the null the level is exact. Under the alternative the sum of scores is taken as normal,
/// which is within a few per cent of simulation at 30 scores and more; counts are exact.
public final class Power {
  private static final long MOST = 1L << 40;

  private Power() {}

  /// The chance to reject from n scores of a given mean and variance.
  ///
  /// @param n scores, above 0
  /// @param mean of one score when marked; 1 when not
  /// @param variance of one score when marked, above 0
  public static double ofScores(long n, double log10Alpha, double mean, double variance) {
    double critical = GammaTail.critical(n, log10Alpha);
    return Normal.upper((critical - (double) n * mean) / StrictMath.sqrt((double) n * variance));
  }

  /// The chance to reject from n trials with a given chance of success.
  ///
  /// @param p under the null
  /// @param marked when marked
  public static double ofCounts(long n, double log10Alpha, double p, double marked) {
    long critical = BinomialTail.critical(n, p, log10Alpha);
    return critical > n ? 0 : StrictMath.exp(BinomialTail.logUpper(n, marked, critical));
  }

  /// How many scores it takes.
  public static long scoresFor(double power, double log10Alpha, double mean, double variance) {
    requireGain(power, mean - 1);
    return smallest(n -> ofScores(n, log10Alpha, mean, variance) >= power);
  }

  /// How many trials it takes; counts come in steps, so a few trials more can have a little less.
  public static long trialsFor(double power, double log10Alpha, double p, double marked) {
    requireGain(power, marked - p);
    return smallest(n -> ofCounts(n, log10Alpha, p, marked) >= power);
  }

  private interface Enough {
    boolean at(long n);
  }

  private static long smallest(Enough enough) {
    long high = 1;
    while (!enough.at(high)) {
      high *= 2;
      if (high > MOST) {
        throw new IllegalArgumentException("no corpus is large enough for this gain");
      }
    }
    long low = high / 2;
    while (high - low > 1) {
      long middle = low + (high - low) / 2;
      if (enough.at(middle)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  private static void requireGain(double power, double gain) {
    if (!(power > 0 && power < 1) || !(gain > 0)) {
      throw new IllegalArgumentException("expected a power between 0 and 1 and a gain above 0");
    }
  }
}
