// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.canary;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.stillwatch.capture.ServedText;

/// Puts a canary behind a paragraph of plain prose: one sentence that names a working title, true
/// because it is said and without meaning. Everything else of the answer stays as it is.
///
/// Fails open towards the customer: in doubt the answer is served without a canary. Untagged
/// traffic, schemas, tools, code, quotes and paragraphs with numbers are never touched.
public final class Placement {
  private static final int LONGEST = 1 << 20;

  private Placement() {}

  /// The answer to serve. The same for the same arguments.
  ///
  /// @param choice which of the paragraphs that would do: any number, from a keyed hash of the
  ///   request
  public static Placed of(Answer answer, Canary canary, CanaryLife life, long choice) {
    Optional<Placed.Reason> against = against(answer, life);
    if (against.isPresent()) {
      return new Placed.Withheld(against.get());
    }
    List<String> lines = List.of(answer.text().reveal().split("\n", -1));
    int[] places = Prose.paragraphs(lines);
    if (places.length == 0) {
      return new Placed.Withheld(Placed.Reason.NO_PLACE);
    }
    int place = places[(int) Long.remainderUnsigned(choice, places.length)];
    return new Placed.Carries(new ServedText(with(lines, place, sentence(canary.served()))));
  }

  private static Optional<Placed.Reason> against(Answer answer, CanaryLife life) {
    if (answer.traffic() != Answer.Traffic.FLAGGED) {
      return Optional.of(Placed.Reason.NOT_FLAGGED);
    }
    if (life.stage() != CanaryStage.ARMED) {
      return Optional.of(Placed.Reason.NOT_ARMED);
    }
    String text = answer.text().reveal();
    if (text.length() > LONGEST) {
      return Optional.of(Placed.Reason.TOO_LONG);
    }
    return switch (answer.form()) {
      case SCHEMA_BOUND -> Optional.of(Placed.Reason.SCHEMA_BOUND);
      case TOOL_CALL -> Optional.of(Placed.Reason.TOOL_CALL);
      case PROSE ->
          isStructured(text.strip()) ? Optional.of(Placed.Reason.SCHEMA_BOUND) : Optional.empty();
    };
  }

  /// JSON and XML whether or not anybody asked for it.
  private static boolean isStructured(String text) {
    return text.startsWith("{") || text.startsWith("[") || text.startsWith("<");
  }

  /// The sentence that carries a phrase.
  static String sentence(Phrase phrase) {
    return " A working title for this note is " + phrase.text() + ".";
  }

  private static String with(List<String> lines, int place, String sentence) {
    return String.join(
        "\n",
        IntStream.range(0, lines.size())
            .mapToObj(i -> i == place ? lines.get(i) + sentence : lines.get(i))
            .toList());
  }
}
