// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.page;

import org.stillwatch.base.Shown;

/// Text of strangers for a terminal: whatever could move a cursor, colour a line or hide itself is
/// shown as a question mark.
public final class Plain {
  private static final int LONGEST = 256;

  private Plain() {}

  /// A short text, such as an id.
  public static String text(String written) {
    return shown(written, LONGEST);
  }

  /// A line of whatever length.
  public static String line(String written) {
    return shown(written, Integer.MAX_VALUE);
  }

  /// A cell of a table, in which tabs and ends of lines stay: they steer nothing when quoted.
  public static String table(String written) {
    var plain = new StringBuilder();
    written
        .codePoints()
        .forEach(c -> plain.appendCodePoint(c == '\t' || c == '\n' || shows(c) ? c : '?'));
    return plain.toString();
  }

  private static String shown(String written, int longest) {
    var plain = new StringBuilder();
    written.codePoints().limit(longest).forEach(c -> plain.appendCodePoint(shows(c) ? c : '?'));
    return plain.toString();
  }

  private static boolean shows(int c) {
    int type = Character.getType(c);
    return Shown.isShown(c) && type != Character.PRIVATE_USE && type != Character.UNASSIGNED;
  }
}
