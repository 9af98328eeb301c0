// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.tail;

import java.math.BigInteger;
import java.util.Arrays;

/// Ranks among decoys. The real one and its decoys are exchangeable under the null, so a rank needs
/// no other assumption; it can never say less than `1/(M + 1)`.
public final class Ranks {
  private static final long MOST_STEPS = 50_000_000;

  private Ranks() {}

  /// `(1 + atLeast) / (decoys + 1)`: ties count against the finding.
  ///
  /// @param atLeast decoys that score as much as the real one or more
  /// @param decoys all decoys
  public static double pValue(long atLeast, long decoys) {
    if (atLeast < 0 || atLeast > decoys) {
      throw new IllegalArgumentException("expected 0 to M decoys at least as high");
    }
    return (1.0 + (double) atLeast) / (1.0 + (double) decoys);
  }

  /// log10 of the chance that independent uniform ranks sum to what was seen or less: several
  /// canaries, each among its own decoys. Counted in whole numbers, so exact before the logarithm.
  ///
  /// @param ranks the rank of each, 1 is best; ties counted as `1 + atLeast`
  /// @param decoys the decoys of each
  public static double log10SumAtMost(int[] ranks, int[] decoys) {
    int sum = sum(ranks, decoys);
    if ((long) sum * ranks.length > MOST_STEPS) {
      throw new IllegalArgumentException("too many canaries and decoys for an exact sum of ranks");
    }
    BigInteger[] ways = new BigInteger[sum + 1];
    Arrays.fill(ways, BigInteger.ZERO);
    ways[0] = BigInteger.ONE;
    BigInteger all = BigInteger.ONE;
    for (int m : decoys) {
      ways = withOneMore(ways, m + 1);
      all = all.multiply(BigInteger.valueOf(m + 1L));
    }
    BigInteger low = Arrays.stream(ways).reduce(BigInteger.ZERO, BigInteger::add);
    return Logs.log10(ln(low) - ln(all));
  }

  private static BigInteger[] withOneMore(BigInteger[] ways, int places) {
    BigInteger[] next = new BigInteger[ways.length];
    BigInteger window = BigInteger.ZERO;
    next[0] = window;
    for (int s = 1; s < ways.length; s++) {
      window = window.add(ways[s - 1]);
      if (s > places) {
        window = window.subtract(ways[s - 1 - places]);
      }
      next[s] = window;
    }
    return next;
  }

  private static int sum(int[] ranks, int[] decoys) {
    if (ranks.length != decoys.length) {
      throw new IllegalArgumentException("expected one count of decoys for each rank");
    }
    int sum = 0;
    for (int i = 0; i < ranks.length; i++) {
      if (ranks[i] < 1 || ranks[i] > decoys[i] + 1L || decoys[i] == Integer.MAX_VALUE) {
        throw new IllegalArgumentException("expected ranks from 1 to M + 1");
      }
      sum = Math.addExact(sum, ranks[i]);
    }
    return sum;
  }

  private static double ln(BigInteger x) {
    int shift = StrictMath.max(0, x.bitLength() - 1000);
    return StrictMath.log(x.shiftRight(shift).doubleValue()) + shift * StrictMath.log(2);
  }
}
