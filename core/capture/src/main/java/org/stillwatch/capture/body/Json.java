// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.body;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.stillwatch.capture.RejectReason;

/// The JSON that a body may be: bounded depth, everything else as long as the line allows. Numbers
/// are never computed with, so that ten thousand digits cost no more than their bytes.
final class Json {
  private static final int LONGEST = 1 << 24;

  private final JsonFactory factory;
  private final int depth;

  Json(int depth) {
    this.depth = depth;
    var constraints =
        StreamReadConstraints.builder()
            .maxNestingDepth(depth)
            .maxNumberLength(LONGEST)
            .maxStringLength(LONGEST)
            .maxNameLength(LONGEST)
            .build();
    factory =
        JsonFactory.builder()
            .streamReadConstraints(constraints)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();
  }

  JsonParser parser(byte[] json, int from, int to) throws IOException {
    return factory.createParser(json, from, to - from);
  }

  /// Why a body could not be read.
  RejectReason reason(IOException e, JsonParser parser, byte[] json, int from, int to) {
    if (e instanceof StreamConstraintsException) {
      boolean deep = parser.getParsingContext().getNestingDepth() >= depth;
      return deep ? RejectReason.TOO_DEEP : RejectReason.TOO_LONG;
    }
    return isUtf8(json, from, to) ? RejectReason.BAD_NESTED_JSON : RejectReason.BAD_UTF8;
  }

  private static boolean isUtf8(byte[] bytes, int from, int to) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
      return true;
    } catch (CharacterCodingException _) {
      return false;
    }
  }

  /// The next member of an object whose start or last value the parser stands on: its name, with
  /// the parser on its value; empty at the end of the object.
  static String member(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.FIELD_NAME) {
      return "";
    }
    String name = parser.currentName();
    parser.nextToken();
    return name.isEmpty() ? "(empty)" : name;
  }

  /// The text of a string or number, empty for everything else, which is skipped.
  static String scalar(JsonParser parser) throws IOException {
    if (parser.currentToken().isScalarValue() && parser.currentToken() != JsonToken.VALUE_NULL) {
      return parser.getText();
    }
    parser.skipChildren();
    return "";
  }
}
