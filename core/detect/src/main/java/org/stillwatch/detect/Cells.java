// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect;

/// How the prompts of one account spread over 64 cells of word features: 8 bits of count a cell,
/// saturating. What a saturated cell lost is known from the total, and shared among such cells.
final class Cells {
  private static final int COUNT = 64;

  /// Words of the slice.
  static final int WORDS = COUNT / 8;

  private static final int FULL = 255;

  private Cells() {}

  static void add(long[] words, int at, int cell) {
    if (count(words, at, cell) < FULL) {
      words[at + cell / 8] += 1L << (cell % 8 * 8);
    }
  }

  private static long count(long[] words, int at, int cell) {
    return words[at + cell / 8] >>> (cell % 8 * 8) & FULL;
  }

  /// One over the chance that two different prompts fall in one cell (inverse Simpson index), which
  /// in expectation does not depend on how many prompts there were; 1 to 64, or the number of
  /// prompts when no two share a cell.
  ///
  /// @param total prompts in all, at least 2
  static double effective(long[] words, int at, long total) {
    long counted = 0;
    int full = 0;
    for (int cell = 0; cell < COUNT; cell++) {
      counted += count(words, at, cell);
      full += count(words, at, cell) == FULL ? 1 : 0;
    }
    double lost = full == 0 ? 0 : (double) (total - counted) / full;
    double pairs = 0;
    for (int cell = 0; cell < COUNT; cell++) {
      double count = count(words, at, cell);
      count += count == FULL ? lost : 0;
      pairs += count * (count - 1);
    }
    double all = (double) total * (total - 1);
    return pairs == 0 ? Math.min(total, COUNT) : Math.min(COUNT, all / pairs);
  }
}
