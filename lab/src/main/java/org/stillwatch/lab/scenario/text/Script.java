// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario.text;

import org.stillwatch.lab.scenario.chance.Dice;

/// What one use of the API says: a product of an organisation, a person's interests, a campaign's
/// job. A script holds no state: the same dice, turn and item give the same text, so that a
/// conversation can be rendered at any of its turns.
public interface Script {
  /// The standing system prompt; empty when there is none.
  String system();

  /// What is asked.
  ///
  /// @param dice of this conversation and turn
  /// @param turn 0 for the first
  /// @param item number of the work item, for scripts that walk through a list
  String ask(Dice dice, int turn, int item);

  /// How answers look.
  AnswerStyle answers();

  /// The language spoken.
  Language language();

  /// Tokens of a text of this script, roughly as a tokenizer would count.
  default int tokens(String text) {
    return language().tokens(text.length());
  }
}
