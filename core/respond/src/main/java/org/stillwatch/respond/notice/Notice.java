// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.notice;

import java.util.regex.Pattern;

/// Something that other programs are told. It may reach a receiver more than once, and later than
/// one that was made after it: receivers do once what has one id.
///
/// @param id stable and unique; 1 to 256 letters, digits, `_`, `:` or `-`, so that it can stand in
///   a header and in what is signed
/// @param atMillis since the epoch, when it came to be
/// @param body a JSON object of at most [#MOST_BYTES] in UTF-8; each delivery sends the same bytes
public record Notice(String id, Topic topic, long atMillis, String body) {
  /// 1 MiB.
  public static final int MOST_BYTES = 1 << 20;

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_:-]{1,256}");

  /// @throws IllegalArgumentException saying which rule is broken, without the text that breaks it
  public Notice {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("the id of a notice is 1 to 256 of A-Z a-z 0-9 _ : -");
    }
    if (bytes(body) > MOST_BYTES) {
      throw new IllegalArgumentException("the body of a notice has at most 1048576 bytes");
    }
    if (!body.startsWith("{") || !body.endsWith("}")) {
      throw new IllegalArgumentException("the body of a notice is one JSON object");
    }
  }

  /// Bytes in UTF-8, counted without making them; of a text that is too long any way, some number
  /// above the bound.
  private static long bytes(String text) {
    if (text.length() > MOST_BYTES) {
      return text.length();
    }
    return text.codePoints().mapToLong(Notice::bytes).sum();
  }

  private static long bytes(int codePoint) {
    if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
      throw new IllegalArgumentException("the body of a notice holds no half characters");
    }
    return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x1_0000 ? 3 : 4;
  }

  /// Without the body, which may name accounts.
  @Override
  public String toString() {
    return "notice " + id + " (" + topic.word() + ")";
  }
}
