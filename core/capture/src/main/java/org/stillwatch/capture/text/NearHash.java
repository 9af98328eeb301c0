// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.text;

import java.util.Arrays;

/// Near-duplicate hash of a text: four lanes of 16 bits, each the top bits of the smallest keyed
/// hash of a word pair in a quarter of the hash space (one-permutation MinHash, Li, Owen and Zhang
/// 2012, with 16 bits kept). The share of equal lanes estimates the share of common word pairs; a
/// lane without any pair is zero.
final class NearHash {
  /// Lanes of a hash.
  static final int LANES = 4;

  private final long[] least = new long[LANES];
  private long previous;

  void clear() {
    Arrays.fill(least, -1L);
    previous = 0;
  }

  /// The next word of the text; gives its pair with the word before.
  long add(KeyedMix mix, long word) {
    long pair = mix.pair(previous, word);
    previous = word;
    int lane = (int) (pair & (LANES - 1));
    if (Long.compareUnsigned(pair, least[lane]) < 0) {
      least[lane] = pair;
    }
    return pair;
  }

  /// The hash, zero when there was no word.
  long value() {
    long value = 0;
    for (int lane = 0; lane < LANES; lane++) {
      long bits = least[lane] == -1L ? 0 : (least[lane] * 0x9e3779b97f4a7c15L) >>> 48;
      value |= bits << (16 * lane);
    }
    return value;
  }
}
