// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario.text;

import java.util.ArrayList;
import java.util.List;
import org.stillwatch.lab.scenario.chance.Dice;

/// A fixed frame around changing material: what every program that calls an API does.
///
/// @param system the standing prompt, empty for none
/// @param before sentences of the frame ahead of the material
/// @param after sentences of the frame behind it
/// @param numbered whether the frame names the work item's number
/// @param material what fills the frame
/// @param answers how it is answered
public record TemplateScript(
    String system,
    List<String> before,
    List<String> after,
    boolean numbered,
    Pool material,
    AnswerStyle answers)
    implements Script {

  /// A frame of the grammar's own sentences.
  ///
  /// @param sentences how many, at least one
  public static TemplateScript written(
      Dice dice, String system, int sentences, boolean numbered, Pool material, AnswerStyle style) {
    Grammar grammar = material.language().grammar();
    List<String> own = new ArrayList<>();
    for (int i = 0; i < sentences; i++) {
      own.add(grammar.sentence(dice, "instruct", dice.below(grammar.topics())));
    }
    int front = (sentences + 1) / 2;
    return new TemplateScript(
        system,
        List.copyOf(own.subList(0, front)),
        List.copyOf(own.subList(front, sentences)),
        numbered,
        material,
        style);
  }

  /// The same frame, answered in another style.
  public TemplateScript answering(AnswerStyle style) {
    return new TemplateScript(system, before, after, numbered, material, style);
  }

  @Override
  public Language language() {
    return material.language();
  }

  @Override
  public int tokens(String text) {
    return material.tokens(text);
  }

  @Override
  public String ask(Dice dice, int turn, int item) {
    if (turn > 0) {
      Grammar grammar = language().grammar();
      return grammar.sentence(dice, "follow", dice.below(grammar.topics()));
    }
    StringBuilder out = new StringBuilder(String.join(" ", before)).append('\n');
    if (numbered) {
      out.append("# ").append(item).append('\n');
    }
    out.append(material.text(dice));
    return after.isEmpty() ? out.toString() : out + "\n" + String.join(" ", after);
  }
}
