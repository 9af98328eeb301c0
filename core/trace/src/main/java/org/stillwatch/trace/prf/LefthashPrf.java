// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.prf;

import java.util.Arrays;
import java.util.BitSet;

/// The green lists of the legacy mark "KGW, lefthash" (transformers), for import of text that was
/// made on a CPU: the first ids of a permutation of the vocabulary, seeded by the token before.
///
/// On another device another generator drew the lists, and this finds nothing.
public final class LefthashPrf {
  /// The hash key that servers use unless told otherwise.
  public static final long USUAL_KEY = 15_485_863;

  private static final int MOST_VOCABULARY = 1 << 22;

  private final long hashKey;
  private final int[] identity;
  private final int green;

  /// @param hashKey 0 to 2^32 - 1
  /// @param vocabulary size of it, 2 to 4,194,304
  /// @param share of the vocabulary that is green, between 0 and 1
  public LefthashPrf(long hashKey, int vocabulary, double share) {
    if (hashKey < 0 || hashKey >>> 32 != 0) {
      throw new IllegalArgumentException("expected a hash key of 32 bits");
    }
    if (vocabulary < 2 || vocabulary > MOST_VOCABULARY || !(share > 0 && share < 1)) {
      throw new IllegalArgumentException("expected a vocabulary of 2 to 4194304, 0 < share < 1");
    }
    this.hashKey = hashKey;
    this.identity = new int[vocabulary];
    Arrays.setAll(identity, i -> i);
    this.green = (int) (vocabulary * share);
    if (green < 1) {
      throw new IllegalArgumentException("expected a share that makes one token green");
    }
  }

  /// Size of the vocabulary.
  public int vocabulary() {
    return identity.length;
  }

  /// The chance that a token is green under the null.
  public double chance() {
    return (double) green / identity.length;
  }

  /// The ids that are green after a token: Fisher and Yates as `torch.randperm` does it on a CPU,
  /// with the remainder of 32 random bits. The seed counts modulo 2^32.
  public BitSet greenAfter(int token) {
    var random = new Mt19937((int) (hashKey * token));
    int[] order = identity.clone();
    var list = new BitSet(order.length);
    for (int i = 0; i < green; i++) {
      int other = i + Integer.remainderUnsigned(random.next(), order.length - i);
      list.set(order[other]);
      order[other] = order[i];
    }
    return list;
  }

  /// Never the key.
  @Override
  public String toString() {
    return "LefthashPrf[vocabulary=" + identity.length + "]";
  }
}
