// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.opinion;

/// A count as it may be told to others: a bucket, of half a decade, or a whole one from ten
/// thousand on, and below ten nothing more, so that one item more or less rarely shows.
public final class Bucket {
  private static final long[] BORDERS = {
    10, 30, 100, 300, 1_000, 3_000, 10_000, 100_000, 1_000_000
  };

  private Bucket() {}

  /// The bucket of a count, for example `<10`, `30-100`, `1k-3k`, `>=1M`.
  ///
  /// @throws IllegalArgumentException when the count is negative
  public static String of(long count) {
    if (count < 0) {
      throw new IllegalArgumentException("a count is not negative, got " + count);
    }
    if (count < BORDERS[0]) {
      return "<" + BORDERS[0];
    }
    for (int i = 1; i < BORDERS.length; i++) {
      if (count < BORDERS[i]) {
        return text(BORDERS[i - 1]) + "-" + text(BORDERS[i]);
      }
    }
    return ">=" + text(BORDERS[BORDERS.length - 1]);
  }

  private static String text(long border) {
    if (border >= 1_000_000) {
      return border / 1_000_000 + "M";
    }
    return border >= 1_000 ? border / 1_000 + "k" : Long.toString(border);
  }
}
