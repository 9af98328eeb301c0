// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.score;

import java.util.List;
import org.stillwatch.trace.tail.Ranks;
import org.stillwatch.trace.tail.Uniformity;

/// Whether a corpus behaves as the exact tail assumes: decoy keys, made like the real one and never
/// used, must have uniform p-values, and the real key must rank first among them.
///
/// Fails closed: where the gate does not pass, the rank is all that may be stated.
///
/// @param decoys how many decoy keys were scored
/// @param atLeast how many of them score as much as the real key or more
/// @param spread how many times the variance of the null law decoys have at most, never below 1
/// @param uniformity the chance of p-values as far from uniform as the decoys'
/// @param verdict what comes of it
public record DecoyGate(
    int decoys, int atLeast, double spread, double uniformity, Verdict verdict) {
  /// Fewer decoys open no gate (design, 5.3).
  public static final int LEAST_DECOYS = 1_000;

  /// Below it decoys are not uniform; one proper corpus in a thousand is turned away (assumed).
  public static final double UNIFORMITY_LEVEL = 0.001;

  /// What a gate says.
  public enum Verdict {
    /// The exact tail holds here.
    PASSED,
    /// There are too few decoys to tell.
    TOO_FEW_DECOYS,
    /// Decoys have p-values that no fair draws give: windows depend on each other.
    DECOYS_NOT_UNIFORM,
    /// A decoy does as well as the real key.
    NOT_FIRST
  }

  /// The gate of one corpus.
  ///
  /// @param real what the real key says
  /// @param decoys what each decoy key says about the same windows
  public static DecoyGate of(Score real, List<Score> decoys) {
    if (decoys.stream().anyMatch(d -> d.scored() != real.scored())) {
      throw new IllegalArgumentException("expected decoys over the windows of the real key");
    }
    int atLeast = (int) decoys.stream().filter(d -> d.statistic() >= real.statistic()).count();
    double spread = Spread.of(real, decoys);
    double uniformity = decoys.size() < LEAST_DECOYS ? 0 : uniformity(real, decoys, spread);
    var verdict = verdict(decoys.size(), atLeast, uniformity);
    return new DecoyGate(decoys.size(), atLeast, spread, uniformity, verdict);
  }

  private static Verdict verdict(int decoys, int atLeast, double uniformity) {
    if (decoys < LEAST_DECOYS) {
      return Verdict.TOO_FEW_DECOYS;
    }
    if (uniformity < UNIFORMITY_LEVEL) {
      return Verdict.DECOYS_NOT_UNIFORM;
    }
    return atLeast == 0 ? Verdict.PASSED : Verdict.NOT_FIRST;
  }

  /// Sums of scores have p-values of every size, and both tails are tested. Counts have steps, so
  /// that their exact p-values are larger than uniform: too many small ones is what counts.
  private static double uniformity(Score real, List<Score> decoys, double spread) {
    double[] p =
        decoys.stream().mapToDouble(d -> StrictMath.pow(10, Spread.log10P(d, spread))).toArray();
    return switch (real.scheme()) {
      case GUMBEL -> Uniformity.twoSided(p);
      case SYNTHID_HASH, SYNTHID_TABLE, KGW_LEFTHASH -> Uniformity.tooManySmall(p);
    };
  }

  /// log10 of the rank's p-value, which holds under every dependence.
  public double log10Rank() {
    return StrictMath.log10(Ranks.pValue(atLeast, decoys));
  }

  /// log10 of the p-value that may be stated: the rank's where the gate did not pass; the larger of
  /// both where there are decoys enough to reach the level; else the exact one, of a statistic that
  /// is shrunk where decoys spread more widely than the null law.
  ///
  /// @param real what the real key says
  /// @param log10Level the level it is held against
  public double log10Stated(Score real, double log10Level) {
    if (verdict != Verdict.PASSED) {
      return log10Rank();
    }
    double tail = Spread.log10P(real, spread);
    boolean reaches = -StrictMath.log10(decoys + 1.0) <= log10Level;
    return reaches ? StrictMath.max(log10Rank(), tail) : tail;
  }

  /// Neither rank nor p-value.
  @Override
  public String toString() {
    return "DecoyGate[" + verdict + ", decoys=" + decoys + "]";
  }
}
