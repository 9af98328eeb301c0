// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// What may be stored: texts of a bounded number of bytes that are whole in UTF-8, so that both
/// databases give back what they were given. Messages name the field and the rule, never the text.
final class Bounds {
  static final int ID_BYTES = 256;
  static final int PAGE = 500;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private Bounds() {}

  /// A text of 1 to so many bytes without NUL, which PostgreSQL has no place for.
  static void text(String field, String value, int mostBytes) {
    if (value.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(field + " holds no NUL");
    }
    opaque(field, value, mostBytes);
  }

  /// An id that somebody else chose: any text of 1 to so many bytes.
  static void opaque(String field, String value, int mostBytes) {
    int bytes = value.length() > mostBytes ? value.length() : utf8(field, value);
    if (bytes == 0 || bytes > mostBytes) {
      String got = bytes == 0 ? "none" : "more";
      throw new IllegalArgumentException(field + " takes 1 to " + mostBytes + " bytes, got " + got);
    }
  }

  /// Whether anything can be stored under this id, for questions that strangers ask.
  static boolean isId(String id) {
    try {
      opaque("an id", id, ID_BYTES);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /// Where a page begins: behind an id, or "" for the first one.
  static String after(String id) {
    if (!id.isEmpty()) {
      opaque("the id that a page begins after", id, ID_BYTES);
    }
    return OpaqueId.stored(id);
  }

  /// The size of a page, which no caller can make larger than memory.
  static void page(int limit) {
    if (limit < 1 || limit > PAGE) {
      throw new IllegalArgumentException("a page holds 1 to " + PAGE + " rows, got " + limit);
    }
  }

  /// One JSON object without white space between its tokens and without a name given twice.
  static void compactObject(String field, String json) {
    if (!isObject(json) || hasSpaceBetweenTokens(json)) {
      throw new IllegalArgumentException(
          field + " is one JSON object, without white space between tokens, each name once");
    }
  }

  /// One JSON object without a name given twice.
  static void object(String field, String json) {
    if (!isObject(json)) {
      throw new IllegalArgumentException(field + " is one JSON object, each name once");
    }
  }

  private static int utf8(String field, String value) {
    try {
      ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(value));
      return bytes.remaining();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(field + " holds no half characters", e);
    }
  }

  private static boolean isObject(String json) {
    try (JsonParser parser = JSON.createParser(json)) {
      boolean object = parser.nextToken() == JsonToken.START_OBJECT;
      parser.skipChildren();
      return object && parser.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean hasSpaceBetweenTokens(String json) {
    boolean inText = false;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (c == '"') {
        inText = !inText;
      } else if (inText && c == '\\') {
        i++;
      } else if (!inText && c <= ' ') {
        return true;
      }
    }
    return false;
  }
}
