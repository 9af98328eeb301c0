// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.prf;

/// One block of Philox4x32-10 (Salmon and others, SC 2011, doi 10.1145/2063384.2063405), in place:
/// four counter words are replaced by four output words.
///
/// Not a cryptographic function: nothing here resists who wants to recover or forge a key.
final class Philox {
  private static final long MULTIPLIER_0 = 0xD2511F53L;
  private static final long MULTIPLIER_1 = 0xCD9E8D57L;
  private static final int INCREMENT_0 = 0x9E3779B9;
  private static final int INCREMENT_1 = 0xBB67AE85;
  private static final int ROUNDS = 10;

  int w0;
  int w1;
  int w2;
  int w3;

  Philox(int w0, int w1, int w2, int w3) {
    this.w0 = w0;
    this.w1 = w1;
    this.w2 = w2;
    this.w3 = w3;
  }

  /// Ten rounds; the key is raised between them and not after the last.
  void run(int key0, int key1) {
    int k0 = key0;
    int k1 = key1;
    for (int round = 0; round < ROUNDS; round++) {
      long p0 = MULTIPLIER_0 * (w0 & 0xffffffffL);
      long p1 = MULTIPLIER_1 * (w2 & 0xffffffffL);
      w0 = (int) (p1 >>> 32) ^ w1 ^ k0;
      w2 = (int) (p0 >>> 32) ^ w3 ^ k1;
      w1 = (int) p1;
      w3 = (int) p0;
      k0 += INCREMENT_0;
      k1 += INCREMENT_1;
    }
  }

  void xor(int x0, int x1, int x2, int x3) {
    w0 ^= x0;
    w1 ^= x1;
    w2 ^= x2;
    w3 ^= x3;
  }
}
