// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import org.stillwatch.capture.RejectReason;

/// How we read JSON of strangers: strict in syntax, bounded in depth and length, always UTF-8.
///
/// Charset detection is off because it would take a line that starts with NUL bytes for UTF-16, and
/// names are not interned because strangers choose them.
final class Json {
  static final int DEPTH = 256;
  static final int STRING_CHARS = 16 << 20;
  static final int NUMBER_CHARS = 400;

  static final StreamReadConstraints LIMITS =
      StreamReadConstraints.builder()
          .maxNestingDepth(DEPTH)
          .maxStringLength(STRING_CHARS)
          .maxNumberLength(NUMBER_CHARS)
          .build();

  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(LIMITS)
          .build();

  private Json() {}

  /// The reason that stands behind a failure of the parser, which tells its limits apart by their
  /// message alone.
  static RejectReason reason(IOException e) {
    if (!(e instanceof StreamConstraintsException)) {
      return RejectReason.NOT_JSON;
    }
    String message = String.valueOf(e.getMessage());
    if (message.contains("nesting depth")) {
      return RejectReason.TOO_DEEP;
    }
    return message.startsWith("Number ") || message.startsWith("BigDecimal ")
        ? RejectReason.BAD_NUMBER
        : RejectReason.TOO_LONG;
  }
}
