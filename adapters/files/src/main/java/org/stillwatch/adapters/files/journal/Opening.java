// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Finds out what earlier runs left in a folder. It reads every byte. It fails closed: a foreign
/// segment stops it before anything is changed, only a write that nobody was told about is cut off,
/// and damage stays where it is and is told.
final class Opening {
  private final Path folder;
  private final Disk disk;
  private final TreeMap<Long, Long> ends = new TreeMap<>();
  private final List<Damage> damages = new ArrayList<>();
  private long tornBytes;
  private long total;
  private long last;

  private Opening(Path folder, Disk disk) {
    this.folder = folder;
    this.disk = disk;
  }

  static Opening of(Path folder, Disk disk, JournalHeader header) throws IOException {
    var left = new ArrayList<Remains>();
    for (long number : SegmentName.list(folder)) {
      left.add(Remains.of(folder, number, header));
    }
    var opening = new Opening(folder, disk);
    opening.clear();
    for (int i = 0; i + 1 < left.size(); i++) {
      opening.inner(left.get(i), left.get(i + 1));
    }
    if (!left.isEmpty()) {
      opening.outer(left.getLast());
    }
    return opening;
  }

  Extents extents() {
    return new Extents(ends);
  }

  Recovery recovery() {
    return new Recovery(extents().end(), tornBytes, damages);
  }

  SegmentRow row(long segmentBytes, ByteBuffer header) {
    return new SegmentRow(folder, disk, segmentBytes, header, last, total);
  }

  private void clear() throws IOException {
    for (Path draft : SegmentName.drafts(folder)) {
      disk.delete(draft);
    }
    disk.forceFolder(folder);
  }

  /// A segment behind which another one was begun: all of it was durable.
  private void inner(Remains segment, Remains next) throws IOException {
    long limit = Math.max(segment.limit(), segment.expected(next));
    try (var bytes = SegmentBytes.open(segment.file())) {
      var checked = segment.check(bytes, limit);
      if (!checked.whole()) {
        damages.add(damage(segment.number(), checked.end(), limit, checked.fault()));
      }
    }
    found(segment, limit);
    if (next.number() > segment.number() + 1) {
      gap(segment.number() + 1, Math.max(1, next.prior() - total));
    }
  }

  private void gap(long number, long lost) {
    damages.add(damage(number, 0, lost, "segments are missing"));
    ends.put(number, lost);
    total += lost;
  }

  /// The last segment: what is wrong at its end may be a torn write.
  private void outer(Remains segment) throws IOException {
    long end = segment.limit();
    try (var bytes = SegmentBytes.open(segment.file())) {
      var checked = segment.check(bytes, segment.length());
      boolean damaged =
          segment.head() == 0
              || (!checked.whole()
                  && Tail.wasDurable(bytes, segment.number(), checked.end(), segment.length()));
      if (damaged) {
        damages.add(damage(segment.number(), checked.end(), end, checked.fault()));
      } else {
        end = checked.end();
        tornBytes = segment.length() - end;
        Tail.settle(disk, segment.file(), checked.lastWrite(), end);
      }
    }
    found(segment, end);
  }

  private void found(Remains segment, long end) {
    last = segment.number();
    ends.put(last, end);
    total = (segment.prior() < 0 ? total : segment.prior()) + end;
  }

  private static Damage damage(long segment, long from, long limit, String what) {
    return new Damage(new Position(segment, from), limit - from, what);
  }
}
