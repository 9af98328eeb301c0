// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.ingest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Some lines of one source, copied, so that another thread can parse them.
final class Batch {
  static final int BYTES = 1 << 20;

  private final int source;
  private byte[] bytes = new byte[BYTES];
  private int used;
  private final List<Line> lines = new ArrayList<>();

  Batch(int source) {
    this.source = source;
  }

  /// Where a line stands in the batch and in its source.
  record Line(int from, int to, long number, long offset) {}

  boolean isFull() {
    return used >= BYTES;
  }

  void add(byte[] buffer, int from, int to, long number, long offset) {
    int length = to - from;
    if (used + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(used + length, bytes.length * 2));
    }
    System.arraycopy(buffer, from, bytes, used, length);
    lines.add(new Line(used, used + length, number, offset));
    used += length;
  }

  int source() {
    return source;
  }

  byte[] bytes() {
    return bytes;
  }

  List<Line> lines() {
    return lines;
  }
}
