// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

/// Text of strangers for a terminal: whatever could move a cursor, colour a line or hide itself is
/// shown as a question mark.
final class Plain {
  private static final int LONGEST = 256;

  private Plain() {}

  static String text(String written) {
    var plain = new StringBuilder();
    written.codePoints().limit(LONGEST).forEach(c -> plain.appendCodePoint(shows(c) ? c : '?'));
    return plain.toString();
  }

  private static boolean shows(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
