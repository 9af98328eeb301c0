// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.opinion;

import java.util.OptionalLong;

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

  /// The least count of a bucket; empty when the text is none.
  public static OptionalLong least(String bucket) {
    return place(bucket) < 0
        ? OptionalLong.empty()
        : OptionalLong.of(place(bucket) == 0 ? 0 : BORDERS[place(bucket) - 1]);
  }

  /// The largest count of a bucket; empty when the text is none, or the bucket has no end.
  public static OptionalLong largest(String bucket) {
    int place = place(bucket);
    return place < 0 || place == BORDERS.length
        ? OptionalLong.empty()
        : OptionalLong.of(BORDERS[place] - 1);
  }

  private static int place(String bucket) {
    for (int i = 0; i <= BORDERS.length; i++) {
      if (bucket.equals(of(i == 0 ? 0 : BORDERS[i - 1]))) {
        return i;
      }
    }
    return -1;
  }

  private static String text(long border) {
    if (border >= 1_000_000) {
      return border / 1_000_000 + "M";
    }
    return border >= 1_000 ? border / 1_000 + "k" : Long.toString(border);
  }
}
