// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.stillwatch.trace.prf.GumbelPrf;
import org.stillwatch.trace.prf.SynthIdPrf;

/// A reference sampler for tests only: next-token distributions are softmax of scaled Gaussians
/// over 64 candidates, as in design/provenance.md.
public final class ToySampler {
  private static final int CANDIDATES = 64;
  private static final int VOCABULARY = 50_000;

  private final SplittableRandom dice;
  private final double scale;

  public ToySampler(long seed, double scale) {
    this.dice = new SplittableRandom(seed);
    this.scale = scale;
  }

  /// The next distribution.
  public double[] next() {
    double[] p = new double[CANDIDATES];
    double sum = 0;
    for (int i = 0; i < CANDIDATES; i++) {
      p[i] = StrictMath.exp(scale * dice.nextGaussian());
      sum += p[i];
    }
    for (int i = 0; i < CANDIDATES; i++) {
      p[i] /= sum;
    }
    return p;
  }

  /// The mean entropy of distributions of this scale, in nats.
  public double entropy(int draws) {
    double sum = 0;
    for (int d = 0; d < draws; d++) {
      for (double p : next()) {
        sum -= p * StrictMath.log(p);
      }
    }
    return sum / draws;
  }

  /// Scores of tokens that were chosen by fair uniform draws, one for each new distribution.
  public double[] markedScores(int count) {
    double[] scores = new double[count];
    for (int s = 0; s < count; s++) {
      double least = Double.POSITIVE_INFINITY;
      for (double p : next()) {
        double exponential = -StrictMath.log(1 - dice.nextDouble());
        if (exponential / p < least) {
          least = exponential / p;
          scores[s] = -StrictMath.log(-StrictMath.expm1(-exponential));
        }
      }
    }
    return scores;
  }

  /// A text without a mark.
  public int[] plain(int length) {
    return dice.ints(length, 0, VOCABULARY).toArray();
  }

  /// A text with the Gumbel mark of a key.
  public int[] gumbel(GumbelPrf prf, int length) {
    int width = prf.width();
    int[] padded = new int[length + width];
    Arrays.fill(padded, 0, width, GumbelPrf.PAD);
    for (int i = width; i < padded.length; i++) {
      padded[i] = gumbelToken(prf, padded, i);
    }
    return Arrays.copyOfRange(padded, width, padded.length);
  }

  private int gumbelToken(GumbelPrf prf, int[] padded, int at) {
    double least = Double.POSITIVE_INFINITY;
    int best = 0;
    for (double p : next()) {
      padded[at] = dice.nextInt(VOCABULARY);
      double u = 1 - GumbelPrf.complement(prf.word(padded, at - prf.width()));
      double exponential = -StrictMath.log(u);
      if (exponential / p < least) {
        least = exponential / p;
        best = padded[at];
      }
    }
    return best;
  }

  /// A text with the SynthID mark of a set of keys: one tournament for each layer.
  public int[] synthId(SynthIdPrf prf, int length) {
    int[] tokens = new int[length];
    for (int i = 0; i < length; i++) {
      tokens[i] = i < prf.ngram() - 1 ? dice.nextInt(VOCABULARY) : synthIdToken(prf, tokens, i);
    }
    return tokens;
  }

  private int synthIdToken(SynthIdPrf prf, int[] tokens, int at) {
    double[] p = next();
    int[] candidates = dice.ints(CANDIDATES, 0, VOCABULARY).toArray();
    long[] bits = new long[CANDIDATES];
    for (int c = 0; c < CANDIDATES; c++) {
      tokens[at] = candidates[c];
      bits[c] = prf.bits(tokens, at - prf.ngram() + 1);
    }
    for (int layer = 0; layer < prf.layers(); layer++) {
      tournament(p, bits, layer);
    }
    return candidates[draw(p)];
  }

  private static void tournament(double[] p, long[] bits, int layer) {
    double ones = 0;
    for (int c = 0; c < CANDIDATES; c++) {
      ones += ((bits[c] >>> layer) & 1) * p[c];
    }
    for (int c = 0; c < CANDIDATES; c++) {
      p[c] *= 1 + ((bits[c] >>> layer) & 1) - ones;
    }
  }

  private int draw(double[] p) {
    double left = dice.nextDouble();
    int c = 0;
    while (c < CANDIDATES - 1 && left >= p[c]) {
      left -= p[c];
      c++;
    }
    return c;
  }

  /// A text with some of its tokens replaced.
  public int[] edited(int[] tokens, double rate) {
    return Arrays.stream(tokens)
        .map(t -> dice.nextDouble() < rate ? dice.nextInt(VOCABULARY) : t)
        .toArray();
  }
}
