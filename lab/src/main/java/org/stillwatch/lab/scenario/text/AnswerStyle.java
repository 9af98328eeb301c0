// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario.text;

import org.stillwatch.lab.scenario.chance.Dice;

/// How long answers are and what they look like.
///
/// @param medianTokens median length
/// @param sigma spread of the log-normal length, in nats
/// @param form what stands in them
public record AnswerStyle(double medianTokens, double sigma, Form form) {
  /// Answers of people's chats, and of whatever else explains itself.
  public static final AnswerStyle PROSE = new AnswerStyle(260, 0.8, Form.PROSE);

  /// One word, as classifiers and graders give.
  public static final AnswerStyle LABEL = new AnswerStyle(6, 0.5, Form.LABEL);

  /// Code with little around it.
  public static final AnswerStyle CODE = new AnswerStyle(320, 0.8, Form.CODE);

  private static final int LONGEST_WRITTEN = 360;

  /// What an answer consists of.
  public enum Form {
    PROSE,
    LABEL,
    CODE
  }

  /// Tokens of one answer.
  public int tokens(Dice dice) {
    return (int) Math.min(8_000, Math.max(1, dice.logNormal(medianTokens, sigma)));
  }

  /// The text of an answer; long ones are written only to their first 360 characters, since nothing
  /// reads further and a log of a million answers would be mostly answers.
  public String text(Dice dice, int tokens, Language language) {
    int length = Math.min(LONGEST_WRITTEN, language.codePoints(tokens));
    String rule =
        switch (form) {
          case PROSE -> "reply";
          case LABEL -> "label";
          case CODE -> "line";
        };
    int topic = dice.below(language.grammar().topics());
    StringBuilder text = new StringBuilder();
    do {
      if (!text.isEmpty()) {
        text.append(form == Form.CODE ? '\n' : ' ');
      }
      text.append(language.grammar().sentence(dice, rule, topic));
    } while (text.length() < length && form != Form.LABEL);
    return text.toString();
  }
}
