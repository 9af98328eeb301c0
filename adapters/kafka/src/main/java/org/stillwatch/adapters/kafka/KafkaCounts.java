// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.kafka;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/// What became of records since the start. It may be read from any thread.
public final class KafkaCounts {
  private static final int MOST_PLACES = 100;

  private final LongAdder stored = new LongAdder();
  private final LongAdder again = new LongAdder();
  private final LongAdder lost = new LongAdder();
  private final SortedMap<String, Long> refused = new TreeMap<>();
  private final Deque<RefusedRecord> places = new ArrayDeque<>();
  private volatile Standing standing = new Standing(0, 0, 0);
  private volatile String failure = "";

  KafkaCounts() {}

  /// How reading stands.
  ///
  /// @param connections to brokers; none while all are away
  /// @param partitions that are read here
  /// @param lag records between what is stored and the end of those, as far as the client knows; at
  ///   least one where it does not know the end
  public record Standing(int connections, int partitions, long lag) {}

  /// Records of which all that can be used was stored, each time that it was.
  public long stored() {
    return stored.sum();
  }

  /// How often the sink could not store, and reading went back.
  public long again() {
    return again.sum();
  }

  /// Offsets that the broker had removed before they were read.
  public long lost() {
    return lost.sum();
  }

  /// Records that cannot be used, wholly or in part, by reason.
  public SortedMap<String, Long> refused() {
    synchronized (places) {
      return new TreeMap<>(refused);
    }
  }

  /// Where the last of those stand, oldest first; a hundred at most.
  public List<RefusedRecord> places() {
    synchronized (places) {
      return List.copyOf(places);
    }
  }

  /// How reading stands.
  public Standing standing() {
    return standing;
  }

  /// Why nothing can be read or acknowledged now, as the name of an error; empty while all is well.
  public String failure() {
    return failure;
  }

  void refuse(RefusedRecord place) {
    synchronized (places) {
      refused.merge(place.reason(), 1L, Long::sum);
      if (places.size() == MOST_PLACES) {
        places.removeFirst();
      }
      places.addLast(place);
    }
  }

  void store() {
    stored.increment();
  }

  void goBack() {
    again.increment();
  }

  void lose(long offsets) {
    lost.add(offsets);
  }

  void stand(Standing now) {
    standing = now;
  }

  void fail(String name) {
    failure = name;
  }
}
