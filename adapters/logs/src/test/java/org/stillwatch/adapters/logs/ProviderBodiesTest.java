// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.stillwatch.adapters.logs.body.Answer;
import org.stillwatch.adapters.logs.record.Values;

/// Recorded answers of providers, streams among them, against the counts that they state.
final class ProviderBodiesTest {
  private static Answer answer(JsonNode pair) {
    JsonNode response = pair.path("response");
    return Answer.of(response.has("stream") ? response.path("stream") : response.path("body"));
  }

  @Test
  void every_recorded_answer_says_how_it_ended() {
    for (String file :
        List.of(
            "openai/real_chat_completions.jsonl",
            "openai/real_responses.jsonl",
            "anthropic/real_messages.jsonl")) {
      var ends = new TreeMap<String, Integer>();
      for (JsonNode pair : Examples.values(file)) {
        Answer answer = answer(pair);
        assertThat(answer.finish()).as(file).isNotEmpty();
        ends.merge(answer.finish(), 1, Integer::sum);
      }
      assertThat(ends).as(file).doesNotContainKey("other").containsKey("stop");
    }
  }

  @Test
  void counts_are_there_unless_the_stream_was_asked_not_to_tell_them() {
    int without = 0;
    for (JsonNode pair : Examples.values("openai/real_chat_completions.jsonl")) {
      Answer answer = answer(pair);
      if (answer.error().isEmpty() && !answer.usage().has("input")) {
        without++;
        assertThat(pair.at("/request/body/stream").asBoolean()).isTrue();
      }
    }
    assertThat(without).isEqualTo(1);
  }

  @Test
  void what_the_cache_wrote_is_part_of_the_input() {
    for (JsonNode pair : Examples.values("anthropic/real_messages.jsonl")) {
      Answer answer = answer(pair);
      JsonNode usage = answer.body().path("usage");
      if (usage.has("input_tokens")) {
        long told =
            usage.path("input_tokens").asLong()
                + usage.path("cache_read_input_tokens").asLong()
                + usage.path("cache_creation_input_tokens").asLong();
        assertThat(answer.usage().path("input").asLong()).isEqualTo(told);
      }
    }
    assertThat(
            Examples.values("anthropic/real_messages.jsonl").stream()
                .map(ProviderBodiesTest::answer)
                .anyMatch(a -> a.usage().path("input").asLong() >= 1_167))
        .isTrue();
  }

  @Test
  void a_stream_is_the_same_answer_put_together() {
    Answer answer =
        Answer.of(
            Values.MAPPER
                .createArrayNode()
                .add(chunk("Hel", ""))
                .add(chunk("lo", ""))
                .add(chunk("", "stop")));

    assertThat(answer.body().at("/choices/0/message/content").asText()).isEqualTo("Hello");
    assertThat(answer.finish()).isEqualTo("stop");
    assertThat(answer.usage()).isEmpty();
  }

  private static JsonNode chunk(String text, String finish) {
    var chunk = Values.object();
    var choice = chunk.putArray("choices").addObject().put("index", 0);
    choice.putObject("delta").put("content", text);
    if (!finish.isEmpty()) {
      choice.put("finish_reason", finish);
    }
    return chunk;
  }

  @Test
  void a_call_of_a_tool_hides_behind_completed() {
    var body = Values.object().put("status", "completed");
    body.putArray("output").addObject().put("type", "function_call");

    assertThat(Answer.of(body).finish()).isEqualTo("tool_call");
  }
}
