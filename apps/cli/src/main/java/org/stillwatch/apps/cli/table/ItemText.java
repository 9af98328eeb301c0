// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.table;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/// What an item of a numbered channel or a point is written as: `int:template:n` and `num:x;y`.
final class ItemText {
  private ItemText() {}

  /// Whether a channel can read an item.
  static boolean fits(String item, TableChannel channel) {
    return switch (channel.mode()) {
      case ITEM, DIRECT -> true;
      case SLOT -> number(item).isPresent();
      case NEAR -> point(item).filter(p -> p.length == channel.tolerance().length).isPresent();
    };
  }

  /// The number of `int:template:n`, at least 0.
  static OptionalLong number(String item) {
    int last = item.lastIndexOf(':');
    String digits = item.substring(last + 1);
    return item.startsWith("int:") && last > 4 && digits.matches("[0-9]{1,15}")
        ? OptionalLong.of(Long.parseLong(digits))
        : OptionalLong.empty();
  }

  /// The template of `int:template:n`.
  static String template(String item) {
    return item.substring(4, Math.max(4, item.lastIndexOf(':')));
  }

  /// The coordinates of `num:x;y`, all of them finite.
  static Optional<double[]> point(String item) {
    if (!item.startsWith("num:")) {
      return Optional.empty();
    }
    try {
      double[] point =
          Arrays.stream(item.substring(4).split(";", -1))
              .mapToDouble(Double::parseDouble)
              .toArray();
      return Arrays.stream(point).allMatch(Double::isFinite)
          ? Optional.of(point)
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
