// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario.text;

import java.util.List;
import java.util.stream.IntStream;
import org.stillwatch.lab.scenario.chance.Dice;

/// Says the same few wishes as clauses of one sentence, in ever other order and with synonyms for
/// every part of a clause.
///
/// @param wishes keys of the clauses that a campaign wants
record Clauses(List<String> wishes) implements Paraphraser {
  private static final Words WORDS = Words.read("clauses.words");
  private static final int KINDS = 8;
  private static final int WANTED = 5;

  static Clauses of(Dice dice) {
    List<String> all = IntStream.range(0, KINDS).mapToObj(i -> "wish" + i).toList();
    return new Clauses(List.copyOf(dice.shuffled(all).subList(0, WANTED)));
  }

  @Override
  public String write(Dice dice, String material) {
    String demand = sentence(dice);
    return switch (dice.below(3)) {
      case 0 -> demand + "\n" + material;
      case 1 -> material + "\n" + demand;
      default -> WORDS.draw(dice, "lead") + "\n" + material + "\n" + demand;
    };
  }

  private String sentence(Dice dice) {
    List<String> said = dice.shuffled(wishes).subList(0, dice.between(3, 4));
    StringBuilder out = new StringBuilder(WORDS.draw(dice, "begin"));
    for (int i = 0; i < said.size(); i++) {
      if (i > 0) {
        out.append(WORDS.draw(dice, i == said.size() - 1 ? "last" : "next"));
      }
      out.append(WORDS.draw(dice, said.get(i)));
    }
    return out.append('.').toString();
  }
}
