// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.body;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.stillwatch.capture.AnswerShape;

/// The text of an answer while it is read: its length, its first letters and its last one, which is
/// all that the shape needs. The first letters are wiped after use.
final class AnswerText {
  private static final int HEAD = 96;

  /// Longer answers are cut: as much as the longest body that is read.
  private static final int MOST_KEPT = 4 << 20;

  /// How refusals begin: written by hand, brittle.
  private static final List<String> REFUSALS =
      List.of(
          "i'm sorry, but",
          "i’m sorry, but",
          "i am sorry, but",
          "sorry, but i can",
          "i can't",
          "i can’t",
          "i cannot",
          "i'm unable to",
          "i am unable to",
          "i won't",
          "抱歉，我",
          "对不起，我",
          "很抱歉",
          "我无法",
          "我不能",
          "lo siento, pero",
          "je suis désolé, mais",
          "es tut mir leid, aber");

  private final char[] head = new char[HEAD];
  private int headLength;
  private long codePoints;
  private char last;
  private boolean keeps;
  private final StringBuilder kept = new StringBuilder();

  /// Keeps what is added from now on until it is taken.
  void keep() {
    keeps = true;
  }

  /// What was kept, at most [#MOST_KEPT] characters; nothing of it stays here.
  String taken() {
    String all = kept.toString();
    for (int i = 0; i < kept.length(); i++) {
      kept.setCharAt(i, ' ');
    }
    kept.setLength(0);
    keeps = false;
    return all;
  }

  void clear() {
    Arrays.fill(head, 0, headLength, '\0');
    headLength = 0;
    codePoints = 0;
    last = 0;
  }

  /// Adds the string that the parser stands on.
  void add(JsonParser parser) throws IOException {
    char[] chars = parser.getTextCharacters();
    int from = parser.getTextOffset();
    int length = parser.getTextLength();
    if (keeps && kept.length() < MOST_KEPT) {
      kept.append(chars, from, Math.min(length, MOST_KEPT - kept.length())).append('\n');
    }
    codePoints += Character.codePointCount(chars, from, length);
    for (int i = from; i < from + length; i++) {
      if (headLength < HEAD && (headLength > 0 || !Character.isWhitespace(chars[i]))) {
        head[headLength++] = chars[i];
      }
      last = Character.isWhitespace(chars[i]) ? last : chars[i];
    }
  }

  /// Length in code points.
  int codePoints() {
    return (int) Math.min(Integer.MAX_VALUE, codePoints);
  }

  /// Outer shape of the text.
  AnswerShape shape() {
    if (headLength == 0) {
      return AnswerShape.EMPTY;
    }
    if ((head[0] == '{' && last == '}') || (head[0] == '[' && last == ']')) {
      return AnswerShape.JSON;
    }
    String start = new String(head, 0, headLength).toLowerCase(Locale.ROOT);
    if (start.startsWith("```")) {
      return start.startsWith("```json") ? AnswerShape.JSON : AnswerShape.CODE;
    }
    return REFUSALS.stream().anyMatch(start::startsWith) ? AnswerShape.REFUSAL : AnswerShape.TEXT;
  }
}
