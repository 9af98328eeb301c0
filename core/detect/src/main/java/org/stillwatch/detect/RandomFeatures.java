// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect;

import java.util.List;
import java.util.SplittableRandom;
import org.stillwatch.capture.Features;

/// Random Fourier features of the hashed word features of one exchange (Rahimi and Recht, NIPS
/// 2007): pairs of cosine and sine whose inner products estimate the Gaussian kernel exp(-d^2 / 2)
/// of the exchanges' word features, each scaled to length one.
///
/// The 64 frequencies are orthogonal: three rounds of random signs and a Walsh-Hadamard transform
/// (Yu et al., NIPS 2016, structured orthogonal random features), which take additions only. The
/// first 32 serve the kernel, the signs of the next six name a cell (Charikar, STOC 2002).
final class RandomFeatures {
  /// Frequencies of the kernel.
  static final int FREQUENCIES = 32;

  /// Numbers of an embedding: a cosine and a sine for each frequency.
  static final int DIMENSIONS = 2 * FREQUENCIES;

  /// Largest value of a cosine as stored, and the offset that makes it positive.
  static final int ONE = 127;

  private static final int CELL_BITS = 6;
  private static final int TURN = 1_024;
  private static final int QUARTER = TURN / 4;
  private static final int MANY_TURNS = TURN * 64;
  private static final int ROUNDS = 3;
  private static final long[] SIGNS =
      new SplittableRandom(0x5349_474e_5331L).longs(ROUNDS).toArray();
  private static final long[] COSINE = cosine();

  private final int[] rotated;
  private final double phasePerUnit;

  private RandomFeatures(int[] rotated, double phasePerUnit) {
    this.rotated = rotated;
    this.phasePerUnit = phasePerUnit;
  }

  private static long[] cosine() {
    long[] table = new long[TURN];
    for (int i = 0; i < TURN; i++) {
      table[i] = ONE + StrictMath.round(ONE * StrictMath.cos(2 * Math.PI * i / TURN));
    }
    return table;
  }

  /// The features of an exchange that has word features.
  ///
  /// @param features as a fingerprint holds them, not empty
  static RandomFeatures of(List<Long> features) {
    int[] values = new int[Features.DIMENSIONS];
    Features.addTo(values, features);
    int[] half = new int[values.length];
    int squares = 0;
    for (int value : values) {
      squares += value * value;
    }
    for (long signs : SIGNS) {
      flip(values, signs);
      columns(values, half);
      columns(half, values);
    }
    // Each transform stretches by 8, and a frequency of unit variance asks for sqrt(64).
    double perUnit = TURN / (2 * Math.PI) / (64 * StrictMath.sqrt(Math.max(1, squares)));
    return new RandomFeatures(values, perUnit);
  }

  private static void flip(int[] values, long signs) {
    for (int i = 0; i < values.length; i++) {
      int mask = -(int) (signs >>> i & 1);
      values[i] = (values[i] ^ mask) - mask;
    }
  }

  /// Half of a transform: the transform of eight down each column of the 8 by 8 values, written as
  /// a row. Twice that is the transform of 64.
  private static void columns(int[] from, int[] to) {
    for (int column = 0; column < 8; column++) {
      int a = from[column] + from[column + 32];
      int e = from[column] - from[column + 32];
      int b = from[column + 8] + from[column + 40];
      int f = from[column + 8] - from[column + 40];
      int c = from[column + 16] + from[column + 48];
      int g = from[column + 16] - from[column + 48];
      int d = from[column + 24] + from[column + 56];
      int h = from[column + 24] - from[column + 56];
      four(a, b, c, d, to, 8 * column);
      four(e, f, g, h, to, 8 * column + 4);
    }
  }

  private static void four(int a, int b, int c, int d, int[] to, int at) {
    to[at] = a + c + (b + d);
    to[at + 1] = a + c - (b + d);
    to[at + 2] = a - c + (b - d);
    to[at + 3] = a - c - (b - d);
  }

  /// Cosine and sine of one frequency, in the low and the next 16 bits, each 0 to 254 with 127 for
  /// zero.
  long pair(int frequency) {
    int phase = (int) (rotated[frequency] * phasePerUnit + MANY_TURNS + 0.5);
    return COSINE[phase & (TURN - 1)] | COSINE[(phase - QUARTER) & (TURN - 1)] << 16;
  }

  /// The cell of the exchange, 0 to 63.
  int cell() {
    int cell = 0;
    for (int i = 0; i < CELL_BITS; i++) {
      cell |= (rotated[FREQUENCIES + i] >>> 31) << i;
    }
    return cell;
  }
}
