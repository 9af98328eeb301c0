// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario.text;

import java.util.List;
import org.stillwatch.lab.scenario.chance.Dice;

/// Invented names: people, projects and identifiers that nobody owns.
final class Names {
  private static final List<String> ONSET =
      List.of("b", "br", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z");
  private static final List<String> NUCLEUS =
      List.of("a", "e", "i", "o", "u", "ai", "ea", "oo", "ar", "en", "il", "on");

  private Names() {}

  /// A capitalised name of two or three syllables.
  static String proper(Dice dice) {
    String word = word(dice, dice.between(2, 3));
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  /// An identifier of two invented words.
  static String identifier(Dice dice) {
    return word(dice, 2) + "_" + word(dice, dice.between(1, 2));
  }

  private static String word(Dice dice, int syllables) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < syllables; i++) {
      word.append(dice.pick(ONSET)).append(dice.pick(NUCLEUS));
    }
    return word.toString();
  }
}
