// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture;

import java.util.List;

/// The packing of word features in a fingerprint: 64 signed counters of four bits in four longs,
/// the first counter in the lowest bits. Sums over exchanges are a keyed random projection of word
/// frequencies, so their cosine estimates how alike two accounts write.
public final class Features {
  /// How many counters there are.
  public static final int DIMENSIONS = 64;

  private static final int BITS = 4;
  private static final int LARGEST = 7;
  private static final int PER_LONG = Long.SIZE / BITS;

  private Features() {}

  /// Scales counters to -7..7 and packs them; empty when all are zero.
  ///
  /// @param counts the [#DIMENSIONS] counters
  public static List<Long> packed(int[] counts) {
    long largest = 0;
    for (int count : counts) {
      largest = Math.max(largest, Math.abs((long) count));
    }
    if (largest == 0) {
      return List.of();
    }
    long perUnit = (1L << 32) / (2 * largest) + 1;
    long[] words = new long[DIMENSIONS / PER_LONG];
    for (int i = 0; i < DIMENSIONS; i++) {
      words[i / PER_LONG] |= (scaled(counts[i], largest, perUnit) & 0xf) << (BITS * (i % PER_LONG));
    }
    return List.of(words[0], words[1], words[2], words[3]);
  }

  /// Adds the counters of one fingerprint to the sums of an account.
  ///
  /// @param sums the [#DIMENSIONS] sums, changed in place
  /// @param features what a fingerprint holds; empty adds nothing
  public static void addTo(int[] sums, List<Long> features) {
    for (int i = 0; i < features.size() * PER_LONG; i++) {
      long shifted = features.get(i / PER_LONG) << (Long.SIZE - BITS - BITS * (i % PER_LONG));
      sums[i] += (int) (shifted >> (Long.SIZE - BITS));
    }
  }

  /// Rounds to the nearest in whole numbers; `perUnit` is 2^32 over twice the largest counter.
  private static long scaled(long count, long largest, long perUnit) {
    long rounded = ((2 * LARGEST * Math.abs(count) + largest) * perUnit) >>> 32;
    return count < 0 ? -rounded : rounded;
  }
}
