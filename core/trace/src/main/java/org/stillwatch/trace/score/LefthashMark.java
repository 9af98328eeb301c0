// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.score;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.stillwatch.trace.prf.LefthashPrf;

/// The legacy mark KGW, lefthash, for text that was made on a CPU. The statistic is the count of
/// green tokens over distinct pairs, under the null about Binomial(pairs, share of green ids).
public final class LefthashMark implements Mark {
  private final LefthashPrf prf;

  /// @param prf key, vocabulary and share
  public LefthashMark(LefthashPrf prf) {
    this.prf = prf;
  }

  @Override
  public Scheme scheme() {
    return Scheme.KGW_LEFTHASH;
  }

  @Override
  public Windows windows(List<CorpusText> corpus) {
    return Selection.of(corpus, 2, () -> MarkedPositions.lefthash(prf.vocabulary()));
  }

  @Override
  public Score score(Windows windows) {
    if (windows.stride() != 2) {
      throw new IllegalArgumentException("expected windows of two tokens");
    }
    long green = 0;
    for (Map.Entry<Integer, BitSet> entry : followers(windows).entrySet()) {
      BitSet list = prf.greenAfter(entry.getKey());
      list.and(entry.getValue());
      green += list.cardinality();
    }
    return new Score(
        scheme(),
        windows.count(),
        windows.dropped(),
        new NullLaw.Count(windows.count(), prf.chance()),
        (double) green);
  }

  /// The tokens that follow each token; pairs are distinct already.
  private static Map<Integer, BitSet> followers(Windows windows) {
    Map<Integer, BitSet> followers = new TreeMap<>();
    int[] tokens = windows.tokens();
    for (int i = 0; i < tokens.length; i += 2) {
      followers.computeIfAbsent(tokens[i], _ -> new BitSet()).set(tokens[i + 1]);
    }
    return followers;
  }

  /// Never the key.
  @Override
  public String toString() {
    return "LefthashMark[]";
  }
}
