// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario.text;

import java.util.List;
import java.util.stream.IntStream;
import org.stillwatch.lab.scenario.chance.Dice;

/// One template in six languages (signal D9): the same demands everywhere, in the words of the
/// language that is drawn for a text.
///
/// @param demands numbers of the demands that a campaign makes, in their order
record Copies(List<Integer> demands) implements Paraphraser {
  private static final Words WORDS = Words.read("copies.words");
  private static final List<String> LANGUAGES = List.of("en", "zh", "es", "de", "fr", "pt");
  private static final int KNOWN = 6;
  private static final int MADE = 3;

  static Copies of(Dice dice) {
    List<Integer> all = IntStream.range(0, KNOWN).boxed().toList();
    return new Copies(List.copyOf(dice.shuffled(all).subList(0, MADE)));
  }

  @Override
  public String write(Dice dice, String material) {
    String language = dice.pick(LANGUAGES);
    StringBuilder out = new StringBuilder(WORDS.draw(dice, language + "-" + demands.getFirst()));
    out.append('\n').append(material);
    for (int demand : demands.subList(1, MADE)) {
      out.append('\n').append(WORDS.draw(dice, language + "-" + demand));
    }
    return out.toString();
  }
}
