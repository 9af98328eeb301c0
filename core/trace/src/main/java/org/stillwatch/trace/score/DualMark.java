// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.score;

import org.stillwatch.trace.prf.DualKey;
import org.stillwatch.trace.prf.GumbelPrf;

/// The Gumbel mark under the two keys of a server that drafts tokens.
///
/// Such servers ignore the weight between the keys, so the two are scored apart and corrected for
/// being two; the fused score is exact only where nothing was drafted.
public final class DualMark {
  /// The weight of the second key that servers use unless told otherwise.
  public static final double USUAL_WEIGHT = 0.1;

  private static final double LOG10_2 = 0.3010299956639812;

  private final GumbelMark a;
  private final GumbelMark b;
  private final double weightB;

  /// @param keys both keys
  /// @param width tokens of context
  /// @param weightB of the second key in the fused score, between 0 and 1
  public DualMark(DualKey keys, int width, double weightB) {
    if (!(weightB > 0 && weightB < 1)) {
      throw new IllegalArgumentException("expected a weight between 0 and 1, got " + weightB);
    }
    this.a = new GumbelMark(new GumbelPrf(keys.a(), width));
    this.b = new GumbelMark(new GumbelPrf(keys.b(), width));
    this.weightB = weightB;
  }

  /// Both keys apart.
  ///
  /// @param a what the key of drafted tokens says
  /// @param b what the other says
  public record Apart(Score a, Score b) {
    /// log10 of the p-value of the two tests together (Bonferroni).
    public double log10P() {
      return StrictMath.min(0, StrictMath.min(a.log10P(), b.log10P()) + LOG10_2);
    }

    /// Neither statistic nor p-value.
    @Override
    public String toString() {
      return "Apart[scored=" + a.scored() + "]";
    }
  }

  /// The key that windows are chosen by; both choose the same.
  public Mark first() {
    return a;
  }

  /// What each key says.
  public Apart score(Windows windows) {
    return new Apart(a.score(windows), b.score(windows));
  }

  /// What the fused score says, by its exact tail.
  public Score fused(Windows windows) {
    int n = windows.count();
    double sum = (1 - weightB) * a.sum(windows, 0, n) + weightB * b.sum(windows, 0, n);
    return new Score(Scheme.GUMBEL, n, windows.dropped(), new NullLaw.Fused(n, weightB), sum);
  }

  /// Never the keys.
  @Override
  public String toString() {
    return "DualMark[]";
  }
}
