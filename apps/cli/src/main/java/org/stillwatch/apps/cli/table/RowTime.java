// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.table;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.OptionalLong;
import org.stillwatch.capture.EvidenceItem;

/// The time of a row.
final class RowTime {
  private RowTime() {}

  /// ISO-8601, or epoch seconds with a fraction, or nothing for timeless items.
  static OptionalLong of(String text) {
    if (text.isEmpty()) {
      return OptionalLong.of(EvidenceItem.TIMELESS);
    }
    try {
      if (text.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.') && text.length() < 24) {
        return OptionalLong.of(new BigDecimal(text).movePointRight(3).longValue());
      }
      return OptionalLong.of(OffsetDateTime.parse(text).toInstant().toEpochMilli());
    } catch (NumberFormatException | DateTimeException e) {
      return OptionalLong.empty();
    }
  }
}
