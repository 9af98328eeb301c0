// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.refer;

/// A plain text of lines that fit a page.
final class Wrapped {
  private static final int WIDTH = 96;

  private final StringBuilder text = new StringBuilder();
  private int sections;

  /// A numbered heading and an empty line around it.
  Wrapped heading(String words) {
    sections++;
    text.append('\n').append(sections).append(". ").append(words).append("\n\n");
    return this;
  }

  /// A paragraph.
  Wrapped say(String words) {
    return lines("", "", words);
  }

  /// A point of a list.
  Wrapped point(String words) {
    return lines("  - ", "    ", words);
  }

  /// A line as it stands.
  Wrapped line(String words) {
    text.append(plain(words)).append('\n');
    return this;
  }

  private Wrapped lines(String first, String next, String words) {
    int column = first.length();
    text.append(first);
    String before = "";
    for (String word : plain(words).strip().split("\\s+", -1)) {
      if (column + before.length() + word.length() > WIDTH && !before.isEmpty()) {
        text.append('\n').append(next);
        column = next.length();
        before = "";
      }
      text.append(before).append(word);
      column += before.length() + word.length();
      before = " ";
    }
    text.append('\n');
    return this;
  }

  /// What a terminal or a page would obey is left out.
  static String plain(String words) {
    return words
        .codePoints()
        .map(c -> Character.isWhitespace(c) ? ' ' : c)
        .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
