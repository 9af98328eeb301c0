// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario.text;

import org.stillwatch.lab.scenario.chance.Dice;

/// A coding agent at work in one repository: a task, then results of its tools, turn after turn.
///
/// @param system the agent's standing prompt, shared by all who run that agent
/// @param tasks what it is set to
public record AgentScript(String system, Pool tasks) implements Script {
  @Override
  public Language language() {
    return tasks.language();
  }

  @Override
  public AnswerStyle answers() {
    return AnswerStyle.CODE;
  }

  @Override
  public String ask(Dice dice, int turn, int item) {
    Grammar grammar = language().grammar();
    return turn == 0
        ? tasks.text(dice)
        : grammar.sentence(dice, "tool", dice.below(grammar.topics()));
  }
}
