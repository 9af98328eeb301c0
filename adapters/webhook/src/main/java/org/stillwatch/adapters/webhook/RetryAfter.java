// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.webhook;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/// The header `Retry-After`: seconds, or a date (RFC 9110, section 10.2.3).
final class RetryAfter {
  private RetryAfter() {}

  /// How long it asks to wait; 0 for the past and for what is neither.
  static long millis(String header, long nowMillis) {
    String text = header.strip();
    if (text.matches("[0-9]{1,9}")) {
      return Long.parseLong(text) * 1_000;
    }
    if (text.length() > 64) {
      return 0;
    }
    try {
      Instant until = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
      return Math.max(0, until.toEpochMilli() - nowMillis);
    } catch (DateTimeException | ArithmeticException e) {
      return 0;
    }
  }
}
