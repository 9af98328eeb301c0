// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.benchmarks.workload;

import java.util.List;
import java.util.stream.IntStream;

/// A prompt of a campaign: fixed segments, each followed by a slot that changes.
///
/// @param system the system prompt
/// @param segments three to five fixed texts
record Template(String system, List<String> segments) {
  private static final double NOISE = 1.0 / 7;

  static Template drawn(Prose prose, Dice dice) {
    return new Template(
        prose.text(dice.between(6, 35), dice),
        IntStream.range(0, dice.between(3, 5))
            .mapToObj(i -> prose.text(dice.between(12, 46), dice) + ".")
            .toList());
  }

  /// The template with its slots filled in.
  String filled(Prose prose, Dice dice) {
    var text = new StringBuilder(1_000);
    for (String segment : segments) {
      text.append(segment).append('\n');
      if (dice.chance(NOISE)) {
        text.append(prose.text(2, dice)).append(' ');
      }
      text.append(slot(prose, dice)).append('\n');
    }
    return text.toString();
  }

  private static String slot(Prose prose, Dice dice) {
    return switch (dice.between(0, 4)) {
      case 0 -> Integer.toString(dice.between(0, 999_999));
      case 1 -> "\"" + prose.text(dice.between(3, 12), dice).replace('"', '\'') + "\"";
      case 2 -> prose.name(dice) + " " + prose.name(dice);
      case 3 -> "```\n" + prose.word(dice) + " = " + dice.between(0, 99) + ";\n```";
      default -> prose.text(dice.between(6, 30), dice);
    };
  }
}
