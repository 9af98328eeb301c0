// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.capture.ServedText;
import org.stillwatch.trace.Words;
import org.stillwatch.trace.canary.Answer.Form;
import org.stillwatch.trace.canary.Answer.Traffic;

class PlacementTest {
  private static final String PROSE =
      "A river that flows north is rarer than one that flows south, though not by much.";
  private static final Canary CANARY = CanarySetTest.set(1).canaries().getFirst();
  private static final String SENTENCE = Placement.sentence(CANARY.served());

  @Test
  void a_paragraph_of_prose_gets_one_sentence_more_and_nothing_else_changes() {
    String answer = "# Rivers\n\n" + PROSE + "\n\n```\nflow()\n```\n";

    assertThat(carried(answer, 0))
        .isEqualTo("# Rivers\n\n" + PROSE + SENTENCE + "\n\n```\nflow()\n```\n");
    assertThat(SENTENCE).startsWith(" A working title for this note is ").endsWith(".");
  }

  @Test
  void the_number_chooses_among_paragraphs_and_the_same_number_chooses_the_same() {
    String answer = PROSE + "\n\n" + PROSE;

    assertThat(carried(answer, 0)).isEqualTo(PROSE + SENTENCE + "\n\n" + PROSE);
    assertThat(carried(answer, 1)).isEqualTo(PROSE + "\n\n" + PROSE + SENTENCE);
    assertThat(carried(answer, -1)).isEqualTo(carried(answer, -1));
  }

  @Test
  void traffic_that_is_not_flagged_is_never_touched() {
    var answer = new Answer(new ServedText(PROSE), Traffic.NOT_FLAGGED, Form.PROSE);

    assertThat(Placement.of(answer, CANARY, CanaryLifeTest.armed(), 0))
        .isEqualTo(new Placed.Withheld(Placed.Reason.NOT_FLAGGED));
  }

  @ParameterizedTest
  @EnumSource(value = Form.class, names = "PROSE", mode = EnumSource.Mode.EXCLUDE)
  void nor_is_what_follows_a_schema_or_goes_to_a_tool(Form form) {
    var answer = new Answer(new ServedText(PROSE), Traffic.FLAGGED, form);

    assertThat(Placement.of(answer, CANARY, CanaryLifeTest.armed(), 0))
        .isInstanceOf(Placed.Withheld.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"a\": \"%s\"}", "[\"x\",\n\n%s\n\n]", "<p>\n\n%s\n\n</p>", "  {\n\n%s\n\n}"})
  void nor_is_json_that_nobody_asked_for(String frame) {
    assertThat(placed(frame.formatted(PROSE), 0))
        .isEqualTo(new Placed.Withheld(Placed.Reason.SCHEMA_BOUND));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "```\n\n%s\n\n```",
        "~~~text\n\n%s\n\n~~~",
        "Here:\n```\n\n%s",
        "    %s",
        "\t%s",
        "> %s",
        "He said: \"%s\"",
        "He said: “%s”",
        "«%s»",
        "‘%s’",
        "- %s",
        "Of the 12 rivers: %s",
        "Of the ١٢ rivers: %s",
        "| %s |",
        "So `x` holds. %s",
        "Let $x$ be. %s",
        "First line\n%s",
        "See <b>it</b>. %s",
        "Too short.\n\n%s:"
      })
  void nor_are_code_quotes_numbers_lists_tables_and_formulas(String frame) {
    assertThat(placed(frame.formatted(PROSE), 0))
        .isEqualTo(new Placed.Withheld(Placed.Reason.NO_PLACE));
  }

  @Test
  void only_armed_canaries_are_placed() {
    var retired = CanaryLifeTest.changed(CanaryLifeTest.armed().retire("ada", 4_000));
    var answer = new Answer(new ServedText(PROSE), Traffic.FLAGGED, Form.PROSE);

    for (var life : List.of(CanaryLife.minted("ada", 1), retired)) {
      assertThat(Placement.of(answer, CANARY, life, 0))
          .isEqualTo(new Placed.Withheld(Placed.Reason.NOT_ARMED));
    }
  }

  @Test
  void a_text_longer_than_a_million_characters_is_left_alone() {
    assertThat(placed((PROSE + "\n\n").repeat(20_000), 0))
        .isEqualTo(new Placed.Withheld(Placed.Reason.TOO_LONG));
  }

  /// Whatever is taken out again leaves the answer as it was.
  @Test
  void real_texts_differ_by_the_sentence_alone() {
    int carrying = 0;
    for (String text : Words.texts("benign/open_assistant_en100.jsonl.gz", 480)) {
      if (placed(text, text.hashCode()) instanceof Placed.Carries carries) {
        assertThat(carries.text().reveal().replace(SENTENCE, "")).isEqualTo(text);
        carrying++;
      }
    }

    assertThat(carrying).isBetween(50, 400);
  }

  private static String carried(String answer, long choice) {
    return ((Placed.Carries) placed(answer, choice)).text().reveal();
  }

  private static Placed placed(String answer, long choice) {
    return Placement.of(
        new Answer(new ServedText(answer), Traffic.FLAGGED, Form.PROSE),
        CANARY,
        CanaryLifeTest.armed(),
        choice);
  }
}
