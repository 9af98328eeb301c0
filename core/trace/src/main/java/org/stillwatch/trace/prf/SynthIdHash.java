// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.prf;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The hash form of SynthID-Text, as google-deepmind/synthid-text computes it (addb4a15,
/// Apache-2.0).
///
/// Its shifts are arithmetic. Nobody claims that it resists who wants to recover its keys.
public final class SynthIdHash implements SynthIdPrf {
  private static final int ROUNDS = 12;
  private static final int ROUND_SHIFT = 5;
  private static final int BIT = 30;

  private final long[] keys;
  private final int ngram;
  private final long start;

  /// @param keys one for each layer
  /// @param ngram tokens of an n-gram; servers use 5
  public SynthIdHash(long[] keys, int ngram) {
    Lcg.require(keys, ngram);
    this.keys = keys.clone();
    this.ngram = ngram;
    this.start = start(keys);
  }

  /// SHA-256 of the keys, little endian, as a number modulo 2^63 - 1.
  static long start(long[] keys) {
    var message = ByteBuffer.allocate(keys.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (long key : keys) {
      message.putLong(key);
    }
    var modulus = BigInteger.valueOf(Long.MAX_VALUE);
    return new BigInteger(1, Sha256.of(message.array())).mod(modulus).longValueExact();
  }

  @Override
  public int layers() {
    return keys.length;
  }

  @Override
  public int ngram() {
    return ngram;
  }

  @Override
  public long bits(int[] tokens, int at) {
    long hash = Lcg.fold(start, tokens, at, ngram);
    long bits = 0;
    for (int layer = 0; layer < keys.length; layer++) {
      bits |= bit(hash, keys[layer]) << layer;
    }
    return bits;
  }

  static long bit(long hash, long key) {
    long y = Lcg.step(hash, key);
    for (int i = 0; i < ROUNDS; i++) {
      y = Lcg.step(y, 1) >> ROUND_SHIFT;
    }
    return (y >> BIT) & 1;
  }

  @Override
  public long context(int[] tokens, int at) {
    return Lcg.fold(start, tokens, at, ngram - 1);
  }

  /// Never the keys.
  @Override
  public String toString() {
    return "SynthIdHash[layers=" + keys.length + ", ngram=" + ngram + "]";
  }
}
