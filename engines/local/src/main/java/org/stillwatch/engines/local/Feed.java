// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/// Hands out things in the order of their times, up to a moment.
final class Feed<T> {
  private final List<T> sorted;
  private final ToLongFunction<T> timeMillis;
  private int next;

  private Feed(List<T> sorted, ToLongFunction<T> timeMillis) {
    this.sorted = sorted;
    this.timeMillis = timeMillis;
  }

  /// @param things in any order
  /// @param timeMillis when each happened
  /// @param tie order of what happened at one time, so that the order of the input never matters
  static <T> Feed<T> of(Collection<T> things, ToLongFunction<T> timeMillis, Comparator<T> tie) {
    return new Feed<>(
        things.stream().sorted(Comparator.comparingLong(timeMillis).thenComparing(tie)).toList(),
        timeMillis);
  }

  /// Hands out what lies before a moment and was not handed out yet.
  void until(long beforeMillis, Consumer<T> consumer) {
    while (next < sorted.size() && timeMillis.applyAsLong(sorted.get(next)) < beforeMillis) {
      consumer.accept(sorted.get(next));
      next++;
    }
  }
}
