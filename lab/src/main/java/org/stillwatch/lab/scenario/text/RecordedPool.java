// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.stillwatch.lab.scenario.chance.Dice;

/// Recorded English texts, varied at each use. A pool of a few thousand prompts feeds a million
/// exchanges, so every sentence gets other numbers and at least one other word: otherwise strangers
/// would share sentences only because the pool is small. Where nothing can be swapped, a sentence
/// is added.
///
/// @param texts at least one
public record RecordedPool(List<String> texts) implements Pool {
  private static final Pattern WORD =
      Pattern.compile("[A-Za-z]+|[0-9]+|[.?!\\n]+|[^A-Za-z0-9.?!\\n]+");
  private static final int CONTENT_LETTERS = 4;
  private static final double SWAP = 0.3;

  @Override
  public Language language() {
    return Language.ENGLISH;
  }

  @Override
  public String text(Dice dice) {
    String text = dice.pick(texts);
    String varied = varied(text, dice);
    return varied.equals(text) ? text + " " + own(dice) : varied;
  }

  static String varied(String text, Dice dice) {
    List<String> tokens = new ArrayList<>();
    WORD.matcher(text).results().forEach(found -> tokens.add(found.group()));
    int start = 0;
    for (int i = 0; i <= tokens.size(); i++) {
      if (i == tokens.size() || ".?!\n".indexOf(tokens.get(i).charAt(0)) >= 0) {
        vary(tokens.subList(start, i), dice);
        start = Math.min(i + 1, tokens.size());
      }
    }
    return String.join("", tokens);
  }

  /// Swaps three in ten of a sentence's content words, and never none.
  private static void vary(List<String> sentence, Dice dice) {
    List<Integer> content = new ArrayList<>();
    for (int i = 0; i < sentence.size(); i++) {
      String token = sentence.get(i);
      if (Character.isDigit(token.charAt(0))) {
        sentence.set(i, number(token, dice));
      } else if (Character.isLowerCase(token.charAt(0)) && token.length() >= CONTENT_LETTERS) {
        content.add(i);
      }
    }
    if (content.isEmpty()) {
      return;
    }
    int always = dice.pick(content);
    for (int i : content) {
      if (i == always || dice.chance(SWAP)) {
        sentence.set(i, other(dice));
      }
    }
  }

  private static String number(String digits, Dice dice) {
    return digits.length() > 6
        ? digits
        : Integer.toString(dice.below((int) StrictMath.pow(10, digits.length())));
  }

  /// A sentence that only this use has, for texts in which nothing can be swapped.
  private static String own(Dice dice) {
    Grammar grammar = Grammar.of(Language.ENGLISH);
    return grammar.sentence(dice, "detail", dice.below(grammar.topics()));
  }

  private static String other(Dice dice) {
    Grammar grammar = Grammar.of(Language.ENGLISH);
    return grammar.word(
        dice, dice.pick(List.of("noun", "adj", "verb")), dice.below(grammar.topics()));
  }
}
