// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario.text;

import java.util.List;
import java.util.Locale;
import org.stillwatch.lab.scenario.chance.Dice;

/// Asks as ever other people would: each text has a speaker, a degree of formality and a length of
/// its own, from one hasty line to a letter.
record Voices() implements Paraphraser {
  private static final Words WORDS = Words.read("voices.words");
  private static final List<String> REGISTERS = List.of("casual", "plain", "formal");

  @Override
  public String write(Dice dice, String material) {
    String register = dice.pick(REGISTERS);
    int length = dice.below(4);
    StringBuilder out = new StringBuilder();
    if (length > 0) {
      out.append(WORDS.draw(dice, register + "-open")).append(' ');
    }
    for (int i = 1; i < length; i++) {
      out.append(WORDS.draw(dice, register + "-why")).append(' ');
    }
    String wish = WORDS.draw(dice, register + "-wish");
    out.append(dice.chance(0.5) ? wish + "\n" + material : "\n" + material + "\n" + wish);
    if (length > 1) {
      out.append('\n').append(WORDS.draw(dice, register + "-close"));
    }
    return register.equals("casual") && dice.chance(0.5)
        ? hasty(out.toString(), material)
        : out.toString();
  }

  /// In lower case, as people in a hurry write; the material stays as it was.
  private static String hasty(String text, String material) {
    int at = text.indexOf(material);
    return text.substring(0, at).toLowerCase(Locale.ROOT)
        + material
        + text.substring(at + material.length()).toLowerCase(Locale.ROOT);
  }
}
