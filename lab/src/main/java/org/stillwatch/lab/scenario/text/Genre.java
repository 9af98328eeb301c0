// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario.text;

import java.util.List;
import org.stillwatch.lab.scenario.chance.Dice;

/// A kind of text that the built-in grammar writes.
public enum Genre {
  /// What people ask in a chat.
  TALK {
    @Override
    String write(Dice dice, Grammar grammar, int topic) {
      String first = grammar.sentence(dice, dice.chance(0.6) ? "ask" : "task", topic);
      return first + sentences(dice, grammar, topic, dice.below(5), "detail");
    }
  },
  /// Problems with one right answer.
  PROBLEM {
    @Override
    String write(Dice dice, Grammar grammar, int topic) {
      String first = grammar.sentence(dice, "problem", topic);
      return first + sentences(dice, grammar, topic, dice.below(4), "detail");
    }
  },
  /// Long material without a question: log entries, tickets, notes.
  RECORD {
    @Override
    String write(Dice dice, Grammar grammar, int topic) {
      String first = grammar.sentence(dice, "record", topic);
      return first + sentences(dice, grammar, topic, dice.between(3, 9), "record");
    }
  },
  /// Questions about programs, half of them with a piece of code.
  CODE {
    @Override
    String write(Dice dice, Grammar grammar, int topic) {
      String question = grammar.sentence(dice, "codetask", topic);
      return dice.chance(0.5) ? question : question + "\n```\n" + block(dice, grammar) + "```";
    }
  },
  /// Problems with freshly worded demands around them: no sentence comes twice.
  PARAPHRASE {
    @Override
    String write(Dice dice, Grammar grammar, int topic) {
      String problem = PROBLEM.write(dice, grammar, topic);
      String demand = grammar.sentence(dice, "instruct", topic);
      return dice.pick(
          List.of(
              problem + " " + demand, demand + " " + problem, problem, demand + "\n" + problem));
    }
  };

  abstract String write(Dice dice, Grammar grammar, int topic);

  private static String sentences(Dice dice, Grammar grammar, int topic, int n, String rule) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < n; i++) {
      out.append(' ').append(grammar.sentence(dice, rule, topic));
    }
    return out.toString();
  }

  private static String block(Dice dice, Grammar grammar) {
    StringBuilder out = new StringBuilder();
    int topic = dice.below(grammar.topics());
    for (int i = dice.between(3, 9); i > 0; i--) {
      out.append(grammar.sentence(dice, "line", topic)).append('\n');
    }
    return out.toString();
  }
}
