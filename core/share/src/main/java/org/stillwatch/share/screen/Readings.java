// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.screen;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Set;

/// The ways in which a text can be read. A value that was escaped for JSON, quoted for a pattern or
/// a table, written so that nothing becomes a link, or spelled with letters that only look
/// different, is still that value to whoever reads it.
final class Readings {
  private Readings() {}

  /// Every reading of a text, itself first.
  static Set<String> of(String text) {
    String unescaped = unescaped(text);
    Set<String> readings = new LinkedHashSet<>();
    readings.add(plain(text));
    readings.add(plain(unescaped));
    readings.add(plain(unquoted(unescaped)));
    return readings;
  }

  /// Letters in their usual form (NFKC), nothing that cannot be seen, one kind of space.
  static String plain(String text) {
    String usual = Normalizer.normalize(text, Normalizer.Form.NFKC);
    var plain = new StringBuilder(usual.length());
    usual
        .codePoints()
        .filter(c -> Character.getType(c) != Character.FORMAT)
        .forEach(c ->
            plain.appendCodePoint(Character.isSpaceChar(c) || Character.isWhitespace(c) ? ' ' : c));
    return plain.toString();
  }

  /// Without the escapes of JSON.
  private static String unescaped(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    var out = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      boolean escape = c == '\\' && at + 1 < text.length();
      at += escape ? escaped(text, at + 1, out) : plain(c, out);
    }
    return out.toString();
  }

  private static int plain(char c, StringBuilder out) {
    out.append(c);
    return 1;
  }

  /// Writes the character that an escape stands for.
  ///
  /// @return characters of the escape, its backslash included
  private static int escaped(String text, int at, StringBuilder out) {
    char escaped = text.charAt(at);
    int code = escaped == 'u' ? code(text, at + 1) : -1;
    if (code >= 0) {
      out.append((char) code);
      return 6;
    }
    out.append("bfnrt".indexOf(escaped) < 0 ? escaped : ' ');
    return 2;
  }

  private static int code(String text, int from) {
    if (from + 4 > text.length()) {
      return -1;
    }
    int code = 0;
    for (int i = from; i < from + 4; i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0) {
        return -1;
      }
      code = code * 16 + digit;
    }
    return code;
  }

  /// Without the backslashes of patterns, the doubled quotes of tables, and what keeps an address
  /// from becoming a link.
  private static String unquoted(String text) {
    var out = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      boolean escape = text.charAt(at) == '\\' && at + 1 < text.length();
      at += escape || text.startsWith("\"\"", at) ? 1 : 0;
      at += plain(text.charAt(at), out);
    }
    return out.toString()
        .replace("[.]", ".")
        .replace("[:]", ":")
        .replace("[dot]", ".")
        .replace("(dot)", ".")
        .replace("[at]", "@")
        .replace("(at)", "@")
        .replace("[@]", "@");
  }
}
