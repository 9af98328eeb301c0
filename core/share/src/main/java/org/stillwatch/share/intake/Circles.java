// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.intake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.stillwatch.share.stix.Meta;
import org.stillwatch.share.stix.StixId;

/// Markings that mark themselves, directly or around a corner, and those that lead to such: nobody
/// could say how they are to be handled.
final class Circles {
  private Circles() {}

  /// Ids of these, in order. Takes markings away whose own markings are all gone, until none is
  /// left to take (Kahn, CACM 5, 1962); what then remains is the answer.
  static Set<StixId> of(List<Received> all) {
    SortedMap<StixId, Set<StixId>> marks = new TreeMap<>();
    for (Received one : all) {
      if (one.object() instanceof Meta.Marking marking) {
        marks
            .computeIfAbsent(marking.id(), id -> new TreeSet<>())
            .addAll(marking.head().markings());
      }
    }
    Map<StixId, List<StixId>> marked = new HashMap<>();
    Map<StixId, Integer> left = new HashMap<>();
    Deque<StixId> free = new ArrayDeque<>();
    marks.forEach((id, by) -> {
      by.retainAll(marks.keySet());
      by.forEach(m -> marked.computeIfAbsent(m, k -> new ArrayList<>()).add(id));
      left.put(id, by.size());
      if (by.isEmpty()) {
        free.add(id);
      }
    });
    while (!free.isEmpty()) {
      StixId done = free.remove();
      marks.remove(done);
      for (StixId waiting : marked.getOrDefault(done, List.of())) {
        if (left.merge(waiting, -1, Integer::sum) == 0) {
          free.add(waiting);
        }
      }
    }
    return new TreeSet<>(marks.keySet());
  }
}
