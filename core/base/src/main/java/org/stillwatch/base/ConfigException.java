// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.base;

import java.io.Serial;

/// The operator's mistake: one line that names the file or flag, the key, what was found and what
/// was expected. It never carries the value of a secret.
///
/// Key and finding may have been written by somebody else, so what a terminal, a log or a reader
/// would obey in them (line ends, escapes, marks that turn the direction) is shown as `?`, and only
/// so much of them as a line holds.
public final class ConfigException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private static final int MOST_SHOWN = 300;

  /// @param where the file or flag
  /// @param key the setting inside it
  /// @param found what stands there, without secrets
  /// @param expected what would be right
  public ConfigException(String where, String key, String found, String expected) {
    super(
        plain(where) + ": " + cut(key) + ": found " + cut(found) + ", expected " + plain(expected));
  }

  private static String cut(String text) {
    String plain = plain(text);
    int most =
        plain.offsetByCodePoints(0, Math.min(MOST_SHOWN, plain.codePointCount(0, plain.length())));
    return most < plain.length() ? plain.substring(0, most) + "..." : plain;
  }

  private static String plain(String text) {
    return text.codePoints()
        .map(c -> Shown.isShown(c) ? c : '?')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
