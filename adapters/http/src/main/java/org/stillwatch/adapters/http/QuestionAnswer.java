// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.stillwatch.respond.Decision;

/// Writes answers of 200 as messages of HTTP/1.1 (RFC 9112, 4; RFC 9110, 6.6.1 asks for the date).
/// One thread at a time.
final class QuestionAnswer {
  private static final byte[] HEAD =
      "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ndate: "
          .getBytes(StandardCharsets.US_ASCII);
  private static final byte[] LENGTH = "\r\ncontent-length: ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Said last = Said.at(0);

  /// A second as it is written, which takes longer than to keep it until the next one.
  private record Said(long second, String date) {
    static Said at(long second) {
      return new Said(second, DATE.format(Instant.ofEpochSecond(second)));
    }
  }

  void write(Decision decision, ByteBuf out) {
    long second = Math.floorDiv(decision.question().atMillis(), 1_000);
    if (last.second != second) {
      last = Said.at(second);
    }
    byte[] body = DecisionJson.answer(decision);
    out.writeBytes(HEAD);
    out.writeCharSequence(last.date, StandardCharsets.US_ASCII);
    out.writeBytes(LENGTH);
    out.writeCharSequence(Integer.toString(body.length), StandardCharsets.US_ASCII);
    out.writeBytes(END);
    out.writeBytes(body);
  }
}
