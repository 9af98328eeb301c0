// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// What bytes at the start of an HTTP/1.1 message are, as far as [QuestionLane] needs to know. It
/// knows one form only, a `POST /v1/decide` of known length that changes nothing about the
/// connection, and calls everything else [Not#OTHER] (RFC 9112, sections 3, 5 and 6.3), so that no
/// two readers can disagree about where a message ends.
sealed interface QuestionHead {
  /// The longest head and body together that is waited for.
  int LONGEST = 1 << 14;

  /// The whole of a question.
  ///
  /// @param secret of the key that it shows
  /// @param bodyFrom place of its first byte
  /// @param end place behind its last one
  record Whole(String secret, int bodyFrom, int end) implements QuestionHead {}

  /// No question so far.
  enum Not implements QuestionHead {
    /// It may become one.
    MORE,
    /// It is something else, or a question that needs the whole of HTTP.
    OTHER
  }

  /// Looks at the bytes from a place on, up to the last.
  static QuestionHead read(byte[] bytes, int from) {
    QuestionHead found = new Lines(bytes, from).read();
    return found == Not.MORE && bytes.length - from > LONGEST ? Not.OTHER : found;
  }

  /// Reads line by line.
  final class Lines {
    private static final byte[] FIRST =
        "POST /v1/decide HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_DIGITS = 5;

    /// Fields that say something about the connection or the form of the body.
    private static final List<byte[]> OTHERS =
        List.of(
            ascii("transfer-encoding"),
            ascii("content-encoding"),
            ascii("upgrade"),
            ascii("expect"),
            ascii("te"),
            ascii("trailer"),
            ascii("http2-settings"));

    private static final byte[] HOST = ascii("host");
    private static final byte[] LENGTH = ascii("content-length");
    private static final byte[] SECRET = ascii("authorization");
    private static final byte[] CONNECTION = ascii("connection");

    private final byte[] bytes;
    private final int from;
    private boolean hasHost;
    private int length = -1;
    private Optional<String> secret = Optional.empty();

    Lines(byte[] bytes, int from) {
      this.bytes = bytes;
      this.from = from;
    }

    private static byte[] ascii(String name) {
      return name.getBytes(StandardCharsets.US_ASCII);
    }

    private QuestionHead read() {
      int there = Math.min(FIRST.length, bytes.length - from);
      for (int i = 0; i < there; i++) {
        if (bytes[from + i] != FIRST[i]) {
          return Not.OTHER;
        }
      }
      return there < FIRST.length ? Not.MORE : fields(from + FIRST.length);
    }

    private QuestionHead fields(int first) {
      int at = first;
      while (true) {
        int end = endOfLine(at);
        if (end >= bytes.length - 1) {
          return Not.MORE;
        }
        if (bytes[end] != '\r' || bytes[end + 1] != '\n') {
          return Not.OTHER;
        }
        if (end == at) {
          return body(at + 2);
        }
        if (!takes(at, end)) {
          return Not.OTHER;
        }
        at = end + 2;
      }
    }

    private QuestionHead body(int at) {
      if (!hasHost || length < 0 || secret.isEmpty()) {
        return Not.OTHER;
      }
      return bytes.length - at < length ? Not.MORE : new Whole(secret.get(), at, at + length);
    }

    /// The place of the first byte that stands in no line: a carriage return, or one that has no
    /// business here.
    private int endOfLine(int start) {
      int at = start;
      while (at < bytes.length && isOfValue(bytes[at])) {
        at++;
      }
      return at;
    }

    /// Takes a field; not one that is sent twice, cannot be read or asks for more than this.
    private boolean takes(int start, int end) {
      int colon = start;
      while (colon < end && isOfName(bytes[colon])) {
        colon++;
      }
      if (colon == start || colon == end || bytes[colon] != ':') {
        return false;
      }
      int size = colon - start;
      if (is(HOST, start, size)) {
        boolean first = !hasHost;
        hasHost = true;
        return first;
      }
      if (is(LENGTH, start, size)) {
        return takesLength(value(colon + 1, end));
      }
      if (is(SECRET, start, size)) {
        boolean first = secret.isEmpty();
        secret = BearerSecret.of(List.of(value(colon + 1, end)));
        return first && secret.isPresent();
      }
      if (is(CONNECTION, start, size)) {
        return value(colon + 1, end).equalsIgnoreCase("keep-alive");
      }
      for (byte[] other : OTHERS) {
        if (is(other, start, size)) {
          return false;
        }
      }
      return true;
    }

    private boolean takesLength(String digits) {
      boolean first = length < 0;
      if (!first
          || digits.isEmpty()
          || digits.length() > MOST_DIGITS
          || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return false;
      }
      length = Integer.parseInt(digits);
      return true;
    }

    private String value(int start, int end) {
      return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1).strip();
    }

    /// Whether a name is here, in whatever case.
    private boolean is(byte[] name, int start, int size) {
      if (size != name.length) {
        return false;
      }
      for (int i = 0; i < size; i++) {
        byte b = bytes[start + i];
        if ((isIn(b, 'A', 'Z') ? b + 32 : b) != name[i]) {
          return false;
        }
      }
      return true;
    }

    private static boolean isOfName(byte b) {
      return isIn(b, 'a', 'z') || isIn(b, 'A', 'Z') || isIn(b, '0', '9') || b == '-' || b == '_';
    }

    private static boolean isOfValue(byte b) {
      return isIn(b, ' ', '~') || b == '\t';
    }

    private static boolean isIn(byte b, char least, char most) {
      return b >= least && b <= most;
    }
  }
}
