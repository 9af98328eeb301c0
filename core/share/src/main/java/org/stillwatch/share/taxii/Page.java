// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.taxii;

import java.util.ArrayList;
import java.util.List;

/// A part of what was asked for, in the order in which it came.
///
/// @param entries them
/// @param more whether something follows
record Page(List<Entry> entries, boolean more) {
  Page {
    entries = List.copyOf(entries);
  }

  /// The next part.
  ///
  /// @param afterMicros where it begins, exclusive
  /// @param most entries
  /// @param mostBytes of their texts; one entry is given however large it is
  static Page of(Shelf shelf, Filter filter, long afterMicros, int most, long mostBytes) {
    var taken = new ArrayList<Entry>();
    long bytes = 0;
    List<Entry> all = shelf.entries();
    for (int i = shelf.after(afterMicros); i < all.size(); i++) {
      Entry entry = all.get(i);
      if (!filter.takes(shelf, entry)) {
        continue;
      }
      boolean full = taken.size() == most || bytes + entry.bytes() > mostBytes;
      if (full && !taken.isEmpty()) {
        return new Page(taken, true);
      }
      taken.add(entry);
      bytes += entry.bytes();
    }
    return new Page(taken, false);
  }
}
