// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect;

import java.util.Arrays;

/// The mean embedding of the newest prompts of one account: a window of 128 that is full, and the
/// one that is being filled, so 1 to 255 prompts in all. Depends on order, so it is fed in replay
/// order by one writer.
///
/// Sixteen words hold the 64 sums of the open window, 16 bits each; eight words hold the 64 means
/// of the full one, 8 bits each, an error of at most 1/254.
final class Window {
  /// Prompts of a full window.
  static final int LENGTH = 128;

  /// Words of the slice.
  static final int WORDS = 24;

  private static final int SUMS = RandomFeatures.DIMENSIONS / 4;

  private Window() {}

  /// Takes one prompt.
  ///
  /// @param before prompts taken before this one
  static void add(long[] words, int at, long before, RandomFeatures features) {
    for (int i = 0; i < RandomFeatures.FREQUENCIES; i += 2) {
      words[at + i / 2] += features.pair(i) | features.pair(i + 1) << 32;
    }
    if (before % LENGTH == LENGTH - 1) {
      close(words, at);
    }
  }

  private static void close(long[] words, int at) {
    for (int i = 0; i < RandomFeatures.DIMENSIONS; i++) {
      long mean = (sum(words, at, i) + LENGTH / 2) / LENGTH;
      int word = at + SUMS + i / 8;
      int shift = i % 8 * 8;
      words[word] = (words[word] & ~(0xffL << shift)) | mean << shift;
    }
    Arrays.fill(words, at, at + SUMS, 0);
  }

  private static long sum(long[] words, int at, int dimension) {
    return words[at + dimension / 4] >>> (dimension % 4 * 16) & 0xffff;
  }

  /// How many prompts the window holds.
  ///
  /// @param taken prompts taken in all
  static int length(long taken) {
    return (int) (taken < LENGTH ? taken : LENGTH + taken % LENGTH);
  }

  /// The mean embedding, of length at most one.
  ///
  /// @param taken prompts taken in all, at least 1
  static double[] mean(long[] words, int at, long taken) {
    double open = taken % LENGTH;
    double full = taken < LENGTH ? 0 : LENGTH;
    double unit = RandomFeatures.ONE * (open + full) * StrictMath.sqrt(RandomFeatures.FREQUENCIES);
    double[] mean = new double[RandomFeatures.DIMENSIONS];
    for (int i = 0; i < mean.length; i++) {
      long closed = words[at + SUMS + i / 8] >>> (i % 8 * 8) & 0xff;
      double sum =
          (double) sum(words, at, i)
              - RandomFeatures.ONE * open
              + full * (closed - RandomFeatures.ONE);
      mean[i] = sum / unit;
    }
    return mean;
  }
}
