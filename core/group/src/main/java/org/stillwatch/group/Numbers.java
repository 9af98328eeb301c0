// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group;

import java.util.Arrays;

/// The numbers that one principal put into one template: how many, from where to where, and a
/// sample of at most 64 (some 570 bytes when full).
///
/// The sample is drawn by stretches of 16 neighbouring numbers, those with the smallest rank first,
/// and ranks are the same for everybody: so two principals keep the same stretches, overlaps can be
/// counted, and neighbours stay neighbours. It depends on what was seen and not on its order.
/// Mutable for speed.
public final class Numbers {
  /// How many neighbouring numbers are kept or dropped together.
  public static final int STRETCH = 16;

  private static final int KEPT = 64;

  private long[] kept = new long[4];
  private int size;
  private boolean full;
  private long uses;
  private long firstMillis = Long.MAX_VALUE;
  private long least = Long.MAX_VALUE;
  private long most = Long.MIN_VALUE;

  /// Rank of the stretch of a number, 0 to 1, as good as random and the same for everybody.
  public static double rank(long number) {
    return (mixed(number) >>> 11) * 0x1.0p-53;
  }

  private static long mixed(long number) {
    // Finaliser of SplittableRandom (Steele, Lea and Flood 2014).
    long z = Math.floorDiv(number, (long) STRETCH) + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  private static int order(long a, long b) {
    int byRank = Long.compareUnsigned(mixed(a) >>> 11, mixed(b) >>> 11);
    return byRank != 0 ? byRank : Long.compare(a, b);
  }

  void add(long number, long timeMillis) {
    uses++;
    firstMillis = Math.min(firstMillis, timeMillis);
    least = Math.min(least, number);
    most = Math.max(most, number);
    int at = 0;
    while (at < size && order(kept[at], number) < 0) {
      at++;
    }
    if (at < size && kept[at] == number) {
      return;
    }
    if (size == KEPT) {
      full = true;
      if (at == KEPT) {
        return;
      }
      size--;
    }
    if (size == kept.length) {
      kept = Arrays.copyOf(kept, size * 2);
    }
    System.arraycopy(kept, at, kept, at + 1, size - at);
    kept[at] = number;
    size++;
  }

  /// How often the template was used.
  public long uses() {
    return uses;
  }

  /// When the template was first used.
  public long firstMillis() {
    return firstMillis;
  }

  /// The smallest number.
  public long least() {
    return least;
  }

  /// The largest number.
  public long most() {
    return most;
  }

  /// Rank below which every stretch is wholly known; 1 when nothing was dropped.
  public double knownBelow() {
    return full ? rank(kept[size - 1]) : 1;
  }

  /// The distinct numbers in stretches of a rank below a bound, ascending.
  ///
  /// @param bound at most [#knownBelow()]
  public long[] below(double bound) {
    return Arrays.stream(kept, 0, size).filter(n -> rank(n) < bound).sorted().toArray();
  }

  /// Mean distance of neighbouring numbers, at least 1.
  public double spacing() {
    return uses < 2 ? 1 : Math.max(1, ((double) most - least) / (uses - 1));
  }
}
