// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.benchmarks.endtoend;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;

/// Median and range of a number over the rounds.
public record Spread(double least, double median, double most) {
  /// The spread of at least one value.
  public static Spread of(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    if (sorted.length == 0) {
      throw new IllegalArgumentException("no rounds");
    }
    double middle = Arrays.stream(sorted, (sorted.length - 1) / 2, sorted.length / 2 + 1).sum();
    double median = middle / (2 - sorted.length % 2);
    return new Spread(sorted[0], median, sorted[sorted.length - 1]);
  }

  /// For example `1,670 (1,650-1,705)`.
  public String text(String format) {
    String one = "%" + format;
    return String.format(Locale.ROOT, one + " (" + one + "-" + one + ")", median, least, most);
  }
}
