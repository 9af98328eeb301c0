// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.score;

import java.util.List;
import java.util.OptionalInt;
import org.stillwatch.trace.prf.SynthIdHash;
import org.stillwatch.trace.prf.SynthIdPrf;
import org.stillwatch.trace.prf.SynthIdTable;

/// The SynthID mark under one set of layer keys. The statistic is the count of ones over layers and
/// windows, under the null Binomial(layers x windows, 1/2).
///
/// The hash form is no ideal function: differences of n-gram hashes do not depend on the key, and
/// twelve rounds leave bits of two n-grams correlated (3 % root mean square). The count then varies
/// 0.93 to 1.11 times as much as coins do on random ids, 0.69 to 1.39 times on regular ones,
/// however long the text. [DecoyGate] measures it on the text at hand and shrinks the statistic.
///
/// The table form repeats its 65,536 inputs on large corpora, where this p-value is too large.
public final class SynthIdMark implements Mark {
  private final SynthIdPrf prf;
  private final OptionalInt end;

  /// @param prf keys and form
  /// @param end the token that ends a text, if the tokenizer has one
  public SynthIdMark(SynthIdPrf prf, OptionalInt end) {
    this.prf = prf;
    this.end = end;
  }

  @Override
  public Scheme scheme() {
    return switch (prf) {
      case SynthIdHash _ -> Scheme.SYNTHID_HASH;
      case SynthIdTable _ -> Scheme.SYNTHID_TABLE;
    };
  }

  @Override
  public Windows windows(List<CorpusText> corpus) {
    return Selection.of(corpus, prf.ngram(), () -> MarkedPositions.synthId(prf.ngram(), end));
  }

  @Override
  public Score score(Windows windows) {
    requireShape(windows);
    long ones = 0;
    for (int i = 0; i < windows.count(); i++) {
      ones += Long.bitCount(prf.bits(windows.tokens(), i * windows.stride()));
    }
    long trials = (long) prf.layers() * windows.count();
    return new Score(
        scheme(),
        windows.count(),
        windows.dropped(),
        new NullLaw.Count(trials, 0.5),
        (double) ones);
  }

  /// The mean with weights that fall from 10 to 1 over the layers, as the reference scores; for a
  /// rank among decoys, since no exact tail belongs to it. 0 when there are no windows.
  public double weightedMean(Windows windows) {
    requireShape(windows);
    int layers = prf.layers();
    double sum = 0;
    for (int i = 0; i < windows.count(); i++) {
      long bits = prf.bits(windows.tokens(), i * windows.stride());
      for (int l = 0; l < layers; l++) {
        sum += ((bits >>> l) & 1) == 0 ? 0 : weight(l, layers);
      }
    }
    return windows.count() == 0 ? 0 : sum / windows.count() / layers;
  }

  /// From 10 to 1, scaled to a sum of as many as there are layers.
  static double weight(int layer, int layers) {
    double raw = layers == 1 ? 1 : 10 - 9.0 * layer / (layers - 1);
    return layers == 1 ? 1 : raw / 5.5;
  }

  private void requireShape(Windows windows) {
    if (windows.stride() != prf.ngram()) {
      throw new IllegalArgumentException("expected windows of this length");
    }
  }

  /// Never the keys.
  @Override
  public String toString() {
    return "SynthIdMark[" + scheme() + "]";
  }
}
