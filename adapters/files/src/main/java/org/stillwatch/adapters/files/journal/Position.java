// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files.journal;

import java.util.Comparator;
import java.util.regex.Pattern;

/// A place in a journal: behind a frame, or at offset 0 before the first one of a segment. Written
/// as `12:34567`. A later place is greater, and no place is ever given out for two different
/// frames.
///
/// @param segment number of the segment, from 1
/// @param offset byte in its file
public record Position(long segment, long offset) implements Comparable<Position> {
  static final long MOST = 999_999_999_999_999_999L;

  private static final Pattern WRITTEN = Pattern.compile("([1-9][0-9]{0,17}):(0|[1-9][0-9]{0,17})");
  private static final Comparator<Position> ORDER =
      Comparator.comparingLong(Position::segment).thenComparingLong(Position::offset);

  public Position {
    if (segment < 1 || offset < 0 || segment > MOST || offset > MOST) {
      throw new IllegalArgumentException("no place in a journal: " + segment + ":" + offset);
    }
  }

  /// Reads what [#toString] wrote.
  public static Position parse(String written) {
    var parts = WRITTEN.matcher(written);
    if (!parts.matches()) {
      throw new IllegalArgumentException("a position is written as 12:34567");
    }
    return new Position(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)));
  }

  @Override
  public int compareTo(Position other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return segment + ":" + offset;
  }
}
