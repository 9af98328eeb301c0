// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/// Hands out a list that is sorted by time, up to a moment.
final class Feed<T> {
  private final List<T> sorted;
  private final ToLongFunction<T> timeMillis;
  private int next;

  Feed(List<T> sorted, ToLongFunction<T> timeMillis) {
    this.sorted = sorted;
    this.timeMillis = timeMillis;
  }

  /// Hands out what lies before a moment and was not handed out yet.
  void until(long beforeMillis, Consumer<T> consumer) {
    while (next < sorted.size() && timeMillis.applyAsLong(sorted.get(next)) < beforeMillis) {
      consumer.accept(sorted.get(next));
      next++;
    }
  }
}
