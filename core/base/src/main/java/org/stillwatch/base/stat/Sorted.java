// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.base.stat;

/// Counts in ascending arrays by halving. The library's search finds any of several equal values;
/// this one finds the first.
public final class Sorted {
  private Sorted() {}

  /// How many values are smaller than a bound.
  ///
  /// @param ascending values, repeats allowed
  public static int below(double[] ascending, double bound) {
    int low = 0;
    int high = ascending.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ascending[middle] < bound) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// How many values are smaller than a bound.
  ///
  /// @param ascending values, repeats allowed
  public static int below(long[] ascending, long bound) {
    int low = 0;
    int high = ascending.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ascending[middle] < bound) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
