// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.ingest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stillwatch.adapters.logs.record.Place;

/// Some lines, copied, so that another thread can parse them.
final class Batch {
  static final int BYTES = 1 << 20;

  private byte[] bytes = new byte[BYTES];
  private int used;
  private final List<Line> lines = new ArrayList<>();

  /// Where a line stands in the batch, and where its record stood in the input.
  record Line(int from, int to, Place place) {}

  boolean isFull() {
    return used >= BYTES;
  }

  void add(byte[] buffer, int from, int to, Place place) {
    int length = to - from;
    if (used + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(used + length, bytes.length * 2));
    }
    System.arraycopy(buffer, from, bytes, used, length);
    lines.add(new Line(used, used + length, place));
    used += length;
  }

  byte[] bytes() {
    return bytes;
  }

  List<Line> lines() {
    return lines;
  }
}
