// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect;

/// Counts distinct hashes in a slice of an array of words. Both counters only ever grow, so the
/// order of arrival never shows.
///
/// A *linear counter* (Whang et al., TODS 1990) has one bit a place; 64 bits saturate near 250
/// distinct. *Registers* (HyperLogLog; Flajolet et al., AofA 2007) have four bits each, sixteen to
/// a word, and keep the longest run of zero bits: standard error 1.04 / sqrt(registers), which is
/// 26 % for 16 and 18 % for 32, up to some 16,000 distinct a register.
final class Distinct {
  private static final int PER_WORD = 16;
  private static final int LARGEST = 15;

  private Distinct() {}

  /// Spreads a hash again, so that two uses of one hash share no bits (the finaliser of SplitMix64;
  /// Steele et al., OOPSLA 2014).
  static long mix(long hash) {
    long z = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /// The high bits of a hash as a tag from 1 to 2^bits - 1; 0 stays 0, which is unknown.
  static long tag(long hash, int bits) {
    return hash == 0 ? 0 : Math.max(1, mix(hash) >>> (Long.SIZE - bits));
  }

  /// Marks a hash in the linear counter of one word; 0 marks nothing.
  static void mark(long[] words, int at, long hash) {
    if (hash != 0) {
      words[at] |= 1L << (mix(hash) & 63);
    }
  }

  /// Estimated number of distinct hashes that were marked.
  static double marked(long word) {
    int set = Long.bitCount(word);
    double empty = Math.max(1, Long.SIZE - set);
    return Long.SIZE * StrictMath.log(Long.SIZE / empty);
  }

  /// Takes a hash into registers; 0 is taken by none.
  ///
  /// @param size words of the slice, a power of two
  static void register(long[] words, int at, int size, long hash) {
    if (hash == 0) {
      return;
    }
    long mixed = mix(hash);
    int register = (int) (mixed & (size * PER_WORD - 1));
    long rank = Math.min(LARGEST, Long.numberOfLeadingZeros(mixed) + 1);
    int word = at + register / PER_WORD;
    int shift = register % PER_WORD * 4;
    if ((words[word] >>> shift & LARGEST) < rank) {
      words[word] = (words[word] & ~((long) LARGEST << shift)) | (rank << shift);
    }
  }

  /// Estimated number of distinct hashes that registers took.
  static double registered(long[] words, int at, int size) {
    int registers = size * PER_WORD;
    double sum = 0;
    int empty = 0;
    for (int i = 0; i < registers; i++) {
      long rank = words[at + i / PER_WORD] >>> (i % PER_WORD * 4) & LARGEST;
      sum += 1.0 / (1L << rank);
      empty += rank == 0 ? 1 : 0;
    }
    double alpha = registers == PER_WORD ? 0.673 : 0.697;
    double estimate = alpha * registers * registers / sum;
    return estimate <= 2.5 * registers && empty > 0
        ? registers * StrictMath.log((double) registers / empty)
        : estimate;
  }
}
