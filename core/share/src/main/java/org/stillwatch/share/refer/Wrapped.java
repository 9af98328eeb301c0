// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.refer;

/// A plain text of lines that fit a page.
final class Wrapped {
  private static final int WIDTH = 96;

  private final StringBuilder text = new StringBuilder();

  /// A heading and an empty line around it.
  Wrapped heading(String words) {
    text.append(text.isEmpty() ? "" : "\n").append(words).append("\n\n");
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
    text.append(words).append('\n');
    return this;
  }

  private Wrapped lines(String first, String next, String words) {
    int column = first.length();
    text.append(first);
    String before = "";
    for (String word : words.strip().split("\\s+", -1)) {
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

  @Override
  public String toString() {
    return text.toString();
  }
}
