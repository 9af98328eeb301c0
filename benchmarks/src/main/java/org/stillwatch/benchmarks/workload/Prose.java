// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.benchmarks.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Pseudo-words and text made of them: word frequencies fall like 1 / rank, and there is everything
/// that a reader of prompts stumbles over: numbers, quotes, capitals, blank lines, accents, code.
final class Prose {
  private static final int WORDS = 30_000;
  private static final int STOP_EVERY = 17;

  private final List<String> words;

  Prose(Dice dice) {
    var made = new ArrayList<String>(WORDS);
    for (int i = 0; i < WORDS; i++) {
      made.add(made(i, dice));
    }
    words = List.copyOf(made);
  }

  private static String made(int rank, Dice dice) {
    int letters = 2 + Math.min(9, (int) (0.55 * StrictMath.log(rank + 2) + dice.between(0, 3)));
    var word = new StringBuilder(letters);
    int first = dice.between(0, 1);
    for (int i = 0; i < letters; i++) {
      String from = (i + first) % 2 == 0 ? "bcdfghklmnprstvz" : "aeiou";
      word.append(from.charAt(dice.between(0, from.length() - 1)));
    }
    return word.toString();
  }

  /// A word, frequent ones more often.
  String word(Dice dice) {
    return words.get(dice.rank(WORDS));
  }

  /// A word with a capital.
  String name(Dice dice) {
    String word = word(dice);
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  /// Text of so many tokens.
  String text(int tokens, Dice dice) {
    var text = new StringBuilder(tokens * 7);
    for (int i = 1; i <= tokens; i++) {
      if (!text.isEmpty()) {
        text.append(' ');
      }
      text.append(token(dice));
      if (i % STOP_EVERY == 0) {
        text.append('.');
      }
    }
    return text.toString();
  }

  private String token(Dice dice) {
    int percent = dice.between(0, 99);
    return switch (percent) {
      case 0, 1, 2 -> Integer.toString(dice.between(0, 9_999));
      case 3, 4, 5 -> name(dice);
      case 6 -> "\"" + word(dice) + " " + word(dice) + "\"";
      case 7 -> "\n\n" + word(dice);
      case 8 -> word(dice) + "é";
      case 9 -> "`" + word(dice) + "()`";
      case 10, 11 -> word(dice) + ",";
      default -> word(dice);
    };
  }
}
