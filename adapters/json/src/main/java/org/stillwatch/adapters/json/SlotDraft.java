// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import java.io.IOException;
import java.util.Optional;
import org.stillwatch.capture.Fingerprint;

/// One element of `slots`: `{template, n}`, or `{template, value}` for what is no integer.
final class SlotDraft implements RecordCursor.Members {
  private static final long MOST = (1L << 53) - 1;

  private final RecordCursor in;
  private long template;
  private long number = -1;
  private long value;

  SlotDraft(RecordCursor in) {
    this.in = in;
  }

  @Override
  public boolean member(String name) throws IOException {
    switch (name) {
      case "template" -> template = in.hash();
      case "n" -> number = in.integer(0, MOST);
      case "value" -> value = in.hash();
      default -> {
        return false;
      }
    }
    return true;
  }

  /// The slot, unless its template or its value is missing.
  Optional<Fingerprint.Slot> slot() {
    if (template == 0 || (number < 0 && value == 0)) {
      return Optional.empty();
    }
    boolean numeric = number >= 0;
    return Optional.of(new Fingerprint.Slot(template, numeric ? number : value, numeric));
  }
}
