// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario.text;

import java.util.List;
import java.util.stream.IntStream;
import org.stillwatch.lab.scenario.chance.Dice;

/// Texts of the built-in grammar about a few topics.
///
/// @param genre what is written
/// @param language in which language
/// @param topics numbers of topics, those earlier in the list more often
public record WrittenPool(Genre genre, Language language, List<Integer> topics) implements Pool {
  /// A pool about a few topics that the dice choose.
  public static WrittenPool of(Genre genre, Language language, int topics, Dice dice) {
    List<Integer> all = IntStream.range(0, language.grammar().topics()).boxed().toList();
    return new WrittenPool(genre, language, dice.shuffled(all).stream().limit(topics).toList());
  }

  @Override
  public String text(Dice dice) {
    return genre.write(dice, language.grammar(), dice.pickPopular(topics));
  }
}
