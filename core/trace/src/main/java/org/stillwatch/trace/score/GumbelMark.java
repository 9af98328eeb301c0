// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.score;

import java.util.List;
import org.stillwatch.trace.prf.GumbelPrf;
import org.stillwatch.trace.tail.Bets;
import org.stillwatch.trace.tail.EValue;

/// The Gumbel mark under one key. The statistic is a sum of scores that are exponential with mean 1
/// under the null, so its tail is Gamma(n).
public final class GumbelMark implements Mark {
  private static final double SMALL = 0x1p-900;

  private final GumbelPrf prf;

  /// @param prf the key and its width
  public GumbelMark(GumbelPrf prf) {
    this.prf = prf;
  }

  @Override
  public Scheme scheme() {
    return Scheme.GUMBEL;
  }

  @Override
  public Windows windows(List<CorpusText> corpus) {
    return Selection.of(corpus, prf.width() + 1, MarkedPositions::gumbel);
  }

  @Override
  public Score score(Windows windows) {
    return new Score(
        scheme(),
        windows.count(),
        windows.dropped(),
        new NullLaw.Sum(windows.count()),
        sum(windows, 0, windows.count()));
  }

  /// The evidence of a corpus, text after text in canonical order.
  public EValue evidence(Windows windows, Bets bets) {
    EValue value = EValue.start(bets);
    for (int text = 0; text < windows.texts(); text++) {
      int from = windows.from(text);
      int to = windows.to(text);
      value = value.plus(sum(windows, from, to), to - from);
    }
    return value;
  }

  /// The sum of scores of some windows. The numbers `1 - u` are exact, so their product is taken
  /// and its logarithm once in a while: within 1e-15 n of adding logarithms, and several times
  /// faster.
  double sum(Windows windows, int from, int to) {
    if (windows.stride() != prf.width() + 1) {
      throw new IllegalArgumentException("expected windows of this width");
    }
    int[] tokens = windows.tokens();
    double product = 1;
    double sum = 0;
    for (int i = from; i < to; i++) {
      product *= GumbelPrf.complement(prf.word(tokens, i * windows.stride()));
      if (product < SMALL) {
        sum -= StrictMath.log(product);
        product = 1;
      }
    }
    return sum - StrictMath.log(product) + 0.0;
  }

  /// Never the key.
  @Override
  public String toString() {
    return "GumbelMark[]";
  }
}
