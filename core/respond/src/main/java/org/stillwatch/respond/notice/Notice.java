// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.notice;

import java.util.regex.Pattern;
import org.stillwatch.base.Utf8;

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
    int bytes = body.length() > MOST_BYTES ? body.length() : Utf8.length(body);
    if (bytes > MOST_BYTES) {
      throw new IllegalArgumentException("the body of a notice has at most 1048576 bytes");
    }
    if (bytes < 0) {
      throw new IllegalArgumentException("the body of a notice holds no half characters");
    }
    if (!body.startsWith("{") || !body.endsWith("}")) {
      throw new IllegalArgumentException("the body of a notice is one JSON object");
    }
  }

  /// Without the body, which may name accounts.
  @Override
  public String toString() {
    return "notice " + id + " (" + topic.word() + ")";
  }
}
