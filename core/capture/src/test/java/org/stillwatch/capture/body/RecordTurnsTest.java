// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.capture.Limits;
import org.stillwatch.capture.ServedText;

class RecordTurnsTest {
  private final RecordTurns turns = new RecordTurns(Limits.DEFAULT);

  private Optional<RecordTurns.Spoken> read(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return turns.read(bytes, 0, bytes.length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        {"prompt": "Why?", "response": "Because."}\
        """,
        """
        {"Question": "Why?", "id": 7, "Answer": "Because."}\
        """,
        """
        {"instruction": "Why?", "input": "", "output": "Because."}\
        """,
        """
        {"messages": [{"role": "system", "content": "Be short."}, {"role": "user", "content": "Why?"},
          {"role": "assistant", "content": "Because."}]}\
        """,
        """
        {"conversations": [{"from": "human", "value": "Why?"}, {"from": "gpt", "value": "Because."}]}\
        """,
        """
        {"request": {"messages": [{"content": [{"type": "text", "text": "Why?"}], "role": "user"}]},
          "response": {"choices": [{"message": {"role": "assistant", "content": "Because."}}]}}\
        """,
        """
        {"input": [{"role": "user", "content": "Why?"}], "output": [{"type": "message", "role":
          "assistant", "content": [{"type": "output_text", "text": "Because."}]}]}\
        """,
        """
        {"data": {"deep": [{"query": "Why?", "completion": "Because."}]}}\
        """,
        """
        [{"role": "user", "content": "Why?"}, {"role": "assistant", "content": "Because."}]\
        """
      })
  void the_first_prompt_and_the_answer_are_found_in_usual_layouts(String json) {
    var spoken = read(json).orElseThrow();

    assertThat(spoken.prompt().reveal()).isEqualTo("Why?");
    assertThat(spoken.answers()).map(ServedText::reveal).containsExactly("Because.");
  }

  @Test
  void every_answer_of_a_conversation_is_one_text_and_the_first_prompt_counts() {
    var spoken =
        read("""
        {"messages": [{"role": "user", "content": "One?"}, {"role": "assistant", "content": "1"},
          {"role": "tool", "content": "12 degrees"}, {"role": "user", "content": "Two?"},
          {"role": "assistant", "content": "2"}]}\
        """)
            .orElseThrow();

    assertThat(spoken.prompt().reveal()).isEqualTo("One?");
    assertThat(spoken.answers()).map(ServedText::reveal).containsExactly("1", "2");
  }

  @Test
  void an_instruction_and_its_input_are_one_prompt() {
    var spoken =
        read("""
        {"instruction": "Translate.", "input": "Guten Tag", "output": "Good day"}\
        """)
            .orElseThrow();

    assertThat(spoken.prompt().reveal()).isEqualTo("Translate.\nGuten Tag");
  }

  @Test
  void where_nothing_says_who_speaks_every_longer_text_may_be_an_answer() {
    String text = "a text of no name that is long enough to be one";
    var spoken = read("{\"id\": \"x-17\", \"body\": [\"" + text + "\"]}").orElseThrow();

    assertThat(spoken.prompt().reveal()).isEmpty();
    assertThat(spoken.answers()).map(ServedText::reveal).isEqualTo(List.of(text));
    assertThat(read("{\"text\": \"short\"}").orElseThrow().answers())
        .map(ServedText::reveal)
        .containsExactly("short");
  }

  @Test
  void what_is_no_json_or_too_deep_is_nothing() {
    assertThat(read("{\"prompt\": \"Why?\"")).isEmpty();
    assertThat(read("[".repeat(1_000) + "]".repeat(1_000))).isEmpty();
    assertThat(read("null").orElseThrow().answers()).isEmpty();
  }
}
