// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.prf;

/// The Mersenne twister MT19937 (Matsumoto and Nishimura, ACM TOMACS 8, 1998), seeded by one word.
final class Mt19937 {
  private static final int SIZE = 624;
  private static final int MIDDLE = 397;

  private final int[] state = new int[SIZE];
  private int next = SIZE;

  Mt19937(int seed) {
    state[0] = seed;
    for (int i = 1; i < SIZE; i++) {
      state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
    }
  }

  /// 32 random bits.
  int next() {
    if (next == SIZE) {
      twist();
      next = 0;
    }
    int y = state[next];
    next++;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return y ^ (y >>> 18);
  }

  private void twist() {
    for (int i = 0; i < SIZE; i++) {
      int y = (state[i] & 0x80000000) | (state[(i + 1) % SIZE] & 0x7fffffff);
      int odd = (y & 1) == 0 ? 0 : 0x9908b0df;
      state[i] = state[(i + MIDDLE) % SIZE] ^ (y >>> 1) ^ odd;
    }
  }
}
