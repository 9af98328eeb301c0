// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Rows that could not be used. All are counted; the first hundred thousand are kept with their
/// place.
final class Refusals {
  private static final int MOST_KEPT = 100_000;

  private final List<Refused> kept = new ArrayList<>();
  private final SortedMap<String, Long> counts = new TreeMap<>();

  /// A row that could not be used.
  ///
  /// @param file `items` or `events`
  /// @param line where its record starts, counted from 1
  record Refused(String file, long line, String reason) {}

  void add(String file, long line, String reason) {
    counts.merge(reason, 1L, Long::sum);
    if (kept.size() < MOST_KEPT) {
      kept.add(new Refused(file, line, reason));
    }
  }

  List<Refused> kept() {
    return Collections.unmodifiableList(kept);
  }

  /// How many there were for each reason.
  SortedMap<String, Long> counts() {
    return Collections.unmodifiableSortedMap(counts);
  }

  long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
