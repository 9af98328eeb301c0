// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.text;

import org.stillwatch.base.KeyedHash;

/// Fast keyed mixing for the hot path: the folded 128-bit product of the wyhash family, with secret
/// operands drawn from the deployment's text key. What is kept of a mix is sealed with SipHash, so
/// a stored value neither shows the mix's state nor can be steered without the key.
public final class KeyedMix {
  /// Odd, and near 2^64 over the golden ratio, so that multiples are spread.
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private static final int PURPOSE = 0x6d69_7831;

  private final KeyedHash seal;
  private final long start;
  private final long step;
  private final long last;

  /// @param key the keyed hash of purpose `text`
  public KeyedMix(KeyedHash key) {
    seal = key;
    start = key.ofWords(PURPOSE, 1);
    step = key.ofWords(PURPOSE, 2) | 1;
    last = key.ofWords(PURPOSE, 3) | 1;
  }

  /// The state of an empty sequence.
  long start() {
    return start;
  }

  /// The state after one more word.
  public long then(long state, long word) {
    return fold(state ^ word, step);
  }

  /// Hash of two words in a row.
  long pair(long first, long second) {
    return fold(start ^ first, step ^ second);
  }

  /// A state with its length bound in, so that a sequence never equals its own beginning.
  public long close(long state, long length) {
    return fold(state + length * GOLDEN, last);
  }

  /// The keyed hash that is stored.
  ///
  /// @param domain what kind of thing is hashed, so that equal states of two kinds differ
  public long sealed(int domain, long state) {
    return seal.ofWords(state + domain * GOLDEN);
  }

  /// Hash of exact characters: two UTF-16 texts that differ anywhere differ here, but for a chance
  /// of about 2^-63.
  public long exact(char[] text, int from, int to) {
    long state = start;
    int i = from;
    for (; i + 4 <= to; i += 4) {
      state = then(state, quad(text, i));
    }
    long rest = 0;
    for (; i < to; i++) {
      rest = rest << 16 | text[i];
    }
    return close(then(state, rest), to - from);
  }

  private static long quad(char[] text, int i) {
    return (long) text[i] << 48 | (long) text[i + 1] << 32 | (long) text[i + 2] << 16 | text[i + 3];
  }

  private static long fold(long x, long y) {
    return Math.multiplyHigh(x, y) ^ (x * y);
  }
}
