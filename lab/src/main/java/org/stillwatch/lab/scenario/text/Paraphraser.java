// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario.text;

import java.util.List;
import org.stillwatch.lab.scenario.chance.Dice;

/// A way to ask for the same thing in ever other words. The ways are written independently of each
/// other, so that what recognises one need not recognise the next: development worlds use some,
/// acceptance worlds others.
@FunctionalInterface
public interface Paraphraser {
  /// Names by which recipes choose.
  List<String> WORDS = List.of("grammar", "clauses", "voices", "copies");

  /// A request about a piece of material.
  String write(Dice dice, String material);

  /// A way by its name.
  ///
  /// @param dice of the campaign, which fix what it wants
  static Paraphraser of(String word, Dice dice) {
    return switch (word) {
      case "grammar" -> Paraphraser::byGrammar;
      case "clauses" -> Clauses.of(dice);
      case "voices" -> new Voices();
      case "copies" -> Copies.of(dice);
      default -> throw new IllegalArgumentException("no way to paraphrase: " + word);
    };
  }

  private static String byGrammar(Dice dice, String material) {
    Grammar grammar = Grammar.of(Language.ENGLISH);
    String demand = grammar.sentence(dice, "instruct", dice.below(grammar.topics()));
    return dice.chance(0.5) ? demand + "\n" + material : material + "\n" + demand;
  }
}
