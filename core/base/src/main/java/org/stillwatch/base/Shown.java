// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.base;

/// Which characters of a stranger's text are shown and nothing else. Control characters, ends of
/// lines, marks that hide or turn what stands beside them, and halves of characters are obeyed by
/// terminals, logs and pages instead.
public final class Shown {
  private Shown() {}

  /// Whether a code point is only shown.
  public static boolean isShown(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
