// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.prf;

/// The linear step that both forms of SynthID-Text share.
final class Lcg {
  private static final long MULTIPLIER = 6364136223846793005L;
  private static final int MOST_LAYERS = 64;
  private static final int MOST_NGRAM = 64;

  private Lcg() {}

  static long step(long hash, long value) {
    return (hash + value) * MULTIPLIER + 1;
  }

  static long fold(long start, int[] tokens, int from, int count) {
    long hash = start;
    for (int i = from; i < from + count; i++) {
      hash = step(hash, tokens[i]);
    }
    return hash;
  }

  static void require(long[] keys, int ngram) {
    if (keys.length < 1 || keys.length > MOST_LAYERS) {
      throw new IllegalArgumentException("expected 1 to 64 layer keys, got " + keys.length);
    }
    if (ngram < 2 || ngram > MOST_NGRAM) {
      throw new IllegalArgumentException("expected n-grams of 2 to 64 tokens, got " + ngram);
    }
  }
}
