// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario.text;

import java.util.List;
import java.util.stream.Stream;
import org.stillwatch.lab.scenario.chance.Dice;

/// A list of fixed items that is asked again and again: an evaluation suite, a benchmark, the
/// homework of a class.
///
/// @param system the standing prompt, empty for none
/// @param frame a fixed sentence ahead of each item, empty for none
/// @param items the items, at least one
/// @param language the items' language
/// @param answers how they are answered
/// @param ownWords chance that a sentence of one's own is added to an item, as students do and
///   programs do not
public record ItemScript(
    String system,
    String frame,
    List<String> items,
    Language language,
    AnswerStyle answers,
    double ownWords)
    implements Script {

  /// A list drawn once from a pool.
  public static ItemScript drawn(
      Dice dice, String system, String frame, int items, Pool pool, AnswerStyle answers) {
    List<String> drawn = Stream.generate(() -> pool.text(dice)).limit(items).toList();
    return new ItemScript(system, frame, drawn, pool.language(), answers, 0);
  }

  /// The same list in the hands of people, who add a sentence of their own with this chance.
  public ItemScript inOwnWords(double chance) {
    return new ItemScript(system, frame, items, language, answers, chance);
  }

  @Override
  public String ask(Dice dice, int turn, int item) {
    if (turn > 0) {
      return language.grammar().sentence(dice, "follow", dice.below(language.grammar().topics()));
    }
    String text = items.get(Math.floorMod(item, items.size()));
    String asked = frame.isEmpty() ? text : frame + "\n" + text;
    Grammar grammar = language.grammar();
    return dice.chance(ownWords)
        ? asked + " " + grammar.sentence(dice, "detail", dice.below(grammar.topics()))
        : asked;
  }
}
