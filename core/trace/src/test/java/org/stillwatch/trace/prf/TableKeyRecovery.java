// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.prf;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// What somebody does who reads the answers of one account and knows the table: layer keys of the
/// table form modulo 2^16, which is all that the form uses of them. Written from `provenance.md` 13
/// and not from our code; in tests only.
public final class TableKeyRecovery {
  private static final int MULTIPLIER = (int) (6364136223846793005L & 0xffff);
  private static final int SLOTS = 1 << 16;

  private TableKeyRecovery() {}

  /// The keys under which n-grams of a text draw most ones, best first. A layer's bit hangs on no
  /// other layer, so that each key is found alone.
  ///
  /// @param text token ids
  /// @param layers how many keys are wanted
  public static long[] of(int[] text, int ngram, byte[] table, int layers) {
    int[] seen = lowerBits(text, ngram);
    int[] ones = new int[SLOTS];
    for (int key = 0; key < SLOTS; key++) {
      for (int low : seen) {
        int slot = ((low + key) * MULTIPLIER + 1) & 0xffff;
        ones[key] += (table[slot >>> 3] >>> (slot & 7)) & 1;
      }
    }
    return IntStream.range(0, SLOTS)
        .boxed()
        .sorted(Comparator.comparingInt((Integer key) -> ones[key]).reversed())
        .limit(layers)
        .mapToLong(Integer::longValue)
        .toArray();
  }

  /// Keys modulo 2^16, ascending.
  public static long[] lower(long[] keys) {
    return Arrays.stream(keys).map(k -> k & 0xffff).sorted().toArray();
  }

  private static int[] lowerBits(int[] text, int ngram) {
    int[] low = new int[text.length - ngram + 1];
    for (int i = 0; i < low.length; i++) {
      int hash = 1;
      for (int j = i; j < i + ngram; j++) {
        hash = ((hash + text[j]) * MULTIPLIER + 1) & 0xffff;
      }
      low[i] = hash;
    }
    return low;
  }
}
