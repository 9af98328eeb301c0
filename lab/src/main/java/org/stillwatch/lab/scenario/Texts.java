// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stillwatch.lab.scenario.chance.Dice;
import org.stillwatch.lab.scenario.text.Language;
import org.stillwatch.lab.scenario.text.Pool;

/// Recorded texts that a recipe names, or none of them: then the grammar writes everything.
///
/// @param campaign pools by the name that campaigns use
/// @param honest pools of people's prompts
/// @param negative pools of evaluation items and other honest look-alikes
/// @param system system prompts that many strangers share
record Texts(
    Map<String, Pool> campaign, List<Pool> honest, List<Pool> negative, List<String> system) {
  static final Texts NONE = new Texts(Map.of(), List.of(), List.of(), List.of());

  private static final int LONGEST_SYSTEM = 2_000;

  /// A recorded system prompt in English; other languages are written by the grammar.
  Optional<String> systemPrompt(Dice dice, Language language) {
    if (language != Language.ENGLISH || system.isEmpty()) {
      return Optional.empty();
    }
    String text = dice.pick(system);
    return Optional.of(text.substring(0, Math.min(LONGEST_SYSTEM, text.length())));
  }

  /// A pool of people's prompts, where there are any.
  Optional<Pool> honest(Dice dice) {
    return honest.isEmpty() ? Optional.empty() : Optional.of(dice.pick(honest));
  }

  /// A pool of evaluation items, where there are any.
  Optional<Pool> negative(Dice dice) {
    return negative.isEmpty() ? Optional.empty() : Optional.of(dice.pick(negative));
  }
}
