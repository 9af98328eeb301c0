// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.stillwatch.capture.RejectReason;

/// A sink that keeps what it is told.
final class Collected implements LineSink {
  record Line(String text, long number, long offset) {}

  record Fault(RejectReason reason, int shown, long number, long offset, long length) {}

  final List<Line> lines = new ArrayList<>();
  final List<Fault> faults = new ArrayList<>();

  @Override
  public void line(byte[] buffer, int from, int to, long number, long offset) {
    var text = new String(buffer, from, to - from, StandardCharsets.UTF_8);
    lines.add(new Line(text, number, offset));
  }

  @Override
  public void fault(
      RejectReason reason, byte[] buffer, int from, int to, long number, long offset, long length) {
    faults.add(new Fault(reason, to - from, number, offset, length));
  }

  List<String> texts() {
    return lines.stream().map(Line::text).toList();
  }
}
