// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import org.stillwatch.lab.scenario.chance.Dice;
import org.stillwatch.lab.scenario.text.AgentScript;
import org.stillwatch.lab.scenario.text.AnswerStyle;
import org.stillwatch.lab.scenario.text.ChatScript;
import org.stillwatch.lab.scenario.text.Genre;
import org.stillwatch.lab.scenario.text.Language;
import org.stillwatch.lab.scenario.text.Pool;
import org.stillwatch.lab.scenario.text.Script;
import org.stillwatch.lab.scenario.text.TemplateScript;
import org.stillwatch.lab.scenario.text.WrittenPool;

/// What ordinary customers use the API for.
final class Products {
  private final World world;

  Products(World world) {
    this.world = world;
  }

  /// Conversations of a person with two to five interests; four in ten inside a popular app.
  Script chat(Dice dice, Language language) {
    String system = dice.chance(0.4) ? world.app(dice, language) : "";
    Pool written = WrittenPool.of(Genre.TALK, language, dice.between(2, 5), dice);
    Pool pool = language == Language.ENGLISH ? world.texts().honest(dice).orElse(written) : written;
    return new ChatScript(system, pool, AnswerStyle.PROSE);
  }

  /// A developer's questions, half of them through a coding agent that many use.
  Script coding(Dice dice, Language language) {
    Pool tasks = WrittenPool.of(Genre.CODE, language, 4, dice);
    return dice.chance(0.5)
        ? new AgentScript(world.app(dice, language), tasks)
        : new ChatScript("", tasks, AnswerStyle.CODE);
  }

  /// A product's own frame around changing material: extraction, classification, writing.
  Script service(Dice dice, Language language) {
    String system = dice.chance(0.6) ? World.systemPrompt(dice, language) : "";
    double u = dice.unit();
    Genre genre = u < 0.45 ? Genre.RECORD : u < 0.8 ? Genre.TALK : Genre.PROBLEM;
    Pool pool = WrittenPool.of(genre, language, dice.between(1, 4), dice);
    AnswerStyle style =
        dice.chance(0.35)
            ? AnswerStyle.LABEL
            : new AnswerStyle(dice.between(60, 500), 0.7, AnswerStyle.Form.PROSE);
    return TemplateScript.written(dice, system, dice.between(1, 3), dice.chance(0.2), pool, style);
  }
}
