// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.taxii;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stillwatch.share.stix.StixId;

/// What a collection holds, in the order in which it came. Immutable: a request reads one shelf
/// from beginning to end, whatever is added meanwhile.
public final class Shelf {
  /// An empty one.
  public static final Shelf EMPTY = new Shelf(List.of(), Map.of());

  private final List<Entry> entries;
  private final Map<StixId, List<Entry>> versions;

  private Shelf(List<Entry> entries, Map<StixId, List<Entry>> versions) {
    this.entries = entries;
    this.versions = versions;
  }

  /// A shelf with more on it.
  ///
  /// @param more each added after everything that is held, and after the one before
  /// @throws IllegalArgumentException when one was not
  public Shelf with(List<Entry> more) {
    var all = new ArrayList<Entry>(entries.size() + more.size());
    all.addAll(entries);
    Map<StixId, List<Entry>> byId = new HashMap<>(versions);
    long last = lastMicros();
    for (Entry entry : more) {
      if (entry.addedMicros() <= last) {
        throw new IllegalArgumentException("expected objects in the order in which they came");
      }
      last = entry.addedMicros();
      all.add(entry);
      byId.merge(
          entry.id(),
          List.of(entry),
          (before, one) -> {
            var joined = new ArrayList<>(before);
            joined.addAll(one);
            joined.sort((a, b) -> a.version().compareTo(b.version()));
            return List.copyOf(joined);
          });
    }
    return new Shelf(Collections.unmodifiableList(all), byId);
  }

  /// A shelf without some entries.
  public Shelf without(Set<Entry> gone) {
    return EMPTY.with(entries.stream().filter(e -> !gone.contains(e)).toList());
  }

  /// All entries, in the order in which they came.
  public List<Entry> entries() {
    return entries;
  }

  /// Versions of an object, oldest first; none when it is not held.
  public List<Entry> versions(StixId id) {
    return versions.getOrDefault(id, List.of());
  }

  /// When the last one came; before everything when there is none.
  public long lastMicros() {
    return entries.isEmpty() ? Long.MIN_VALUE : entries.getLast().addedMicros();
  }

  /// Where entries begin that came after a moment.
  int after(long micros) {
    int low = 0;
    int high = entries.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (entries.get(middle).addedMicros() <= micros) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
