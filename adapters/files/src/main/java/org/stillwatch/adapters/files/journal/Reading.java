// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files.journal;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.NavigableMap;

/// One pass of a reader over a journal, up to what is durable when it begins. It fails closed for a
/// place that is not here, and goes on behind damage that it told the reader of.
final class Reading {
  private final Path folder;
  private final Extents extents;
  private final FrameReader reader;

  Reading(Path folder, Extents extents, FrameReader reader) {
    this.folder = folder;
    this.extents = extents;
    this.reader = reader;
  }

  Position from(Position from) throws IOException {
    var ends = extents.from(from.segment()); // before begin is asked for: it only moves on
    require(from, extents.begin(), ends);
    Position at = from;
    for (var segment : ends.entrySet()) {
      long offset = segment.getKey() == from.segment() ? from.offset() : 0;
      var reading = reading(segment.getKey(), offset, segment.getValue());
      boolean goOn = offset == segment.getValue() || run(reading);
      at = reading.at();
      if (!goOn) {
        break;
      }
    }
    return at;
  }

  private void require(Position from, Position begin, NavigableMap<Long, Long> ends)
      throws IOException {
    if (from.compareTo(begin) < 0) {
      throw dropped(from);
    }
    if (ends.isEmpty() ? !from.equals(begin) : behind(from, ends)) {
      throw new IOException("position " + from + " lies behind the end of the journal there");
    }
    if (!ends.isEmpty() && ends.firstKey() != from.segment()) {
      reader.damaged(new Damage(from, 0, "segments are missing"));
    }
  }

  private static boolean behind(Position from, NavigableMap<Long, Long> ends) {
    return ends.firstKey() == from.segment() && ends.firstEntry().getValue() < from.offset();
  }

  private boolean run(SegmentReading reading) throws IOException {
    try {
      return reading.run();
    } catch (NoSuchFileException e) {
      if (!extents.holds(reading.at().segment())) {
        throw dropped(reading.at());
      }
      reading.missing();
      return true;
    }
  }

  private IOException dropped(Position place) {
    return new IOException(
        "position " + place + " was dropped, the journal begins at " + extents.begin());
  }

  private SegmentReading reading(long segment, long from, long limit) {
    return new SegmentReading(SegmentName.in(folder, segment), segment, from, limit, reader);
  }
}
