// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario.text;

import org.stillwatch.lab.scenario.chance.Dice;

/// A person's conversations: an opening, then follow-ups on it, now and then one of the sentences
/// that everybody writes.
///
/// @param system the app's standing prompt, empty for none
/// @param openings what conversations begin with
/// @param answers how the app answers
public record ChatScript(String system, Pool openings, AnswerStyle answers) implements Script {
  private static final double COMMON_SENTENCE = 0.2;

  @Override
  public Language language() {
    return openings.language();
  }

  @Override
  public String ask(Dice dice, int turn, int item) {
    Grammar grammar = language().grammar();
    String text =
        turn == 0
            ? openings.text(dice)
            : grammar.sentence(dice, "follow", dice.below(grammar.topics()));
    return dice.chance(COMMON_SENTENCE) ? text + " " + grammar.sentence(dice, "common", 0) : text;
  }
}
