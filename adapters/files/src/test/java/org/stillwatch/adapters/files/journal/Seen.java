// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files.journal;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// Parts of what was heard.
final class Seen {
  private Seen() {}

  /// Frames by the place behind them.
  static List<String> where(Heard heard, Predicate<Position> place) {
    return IntStream.range(0, heard.frames.size())
        .filter(i -> place.test(heard.after.get(i)))
        .mapToObj(heard.frames::get)
        .toList();
  }

  /// Places behind the frames of a segment.
  static List<Position> places(Heard heard, long segment) {
    return heard.after.stream().filter(p -> p.segment() == segment).toList();
  }
}
