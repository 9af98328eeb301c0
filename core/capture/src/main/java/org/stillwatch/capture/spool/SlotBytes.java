// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.spool;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.stillwatch.capture.Fingerprint.Slot;

/// The slots of a fingerprint: template and value of each, and one bit for those that are integers.
final class SlotBytes {
  static final int MOST = 2;

  private SlotBytes() {}

  static byte numeric(List<Slot> slots) {
    int bits = 0;
    for (int i = 0; i < slots.size(); i++) {
      bits |= slots.get(i).numeric() ? 1 << i : 0;
    }
    return (byte) bits;
  }

  static void write(ByteBuffer out, List<Slot> slots) {
    if (slots.size() > MOST) {
      throw new IllegalArgumentException(slots.size() + " slots do not fit " + MOST);
    }
    for (Slot slot : slots) {
      out.putLong(slot.template()).putLong(slot.value());
    }
  }

  static List<Slot> read(ByteBuffer in, int count, byte numeric) {
    var slots = new ArrayList<Slot>(count);
    for (int i = 0; i < count; i++) {
      slots.add(new Slot(in.getLong(), in.getLong(), (numeric >> i & 1) != 0));
    }
    return List.copyOf(slots);
  }
}
