// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillwatch.capture.AnswerShape;
import org.stillwatch.testkit.SharedData;

class RealBodiesTest {
  @ParameterizedTest
  @CsvSource({
    "anthropic/real_messages.jsonl, 11",
    "openai/real_chat_completions.jsonl, 19",
    "openai/real_responses.jsonl, 12"
  })
  void recorded_bodies_of_every_api_have_a_prompt_and_an_answer(String file, int least)
      throws IOException {
    int prompts = 0;
    int answers = 0;
    for (String text : Files.readAllLines(SharedData.require("data/log-formats/" + file))) {
      byte[] line = text.getBytes(StandardCharsets.UTF_8);
      var builder = Records.minimal();
      bodies(line, builder);
      var fingerprint = Records.used(builder).fingerprint();
      prompts += fingerprint.hasText() && !fingerprint.prefix().isEmpty() ? 1 : 0;
      answers += fingerprint.answer() == AnswerShape.UNKNOWN ? 0 : 1;
    }

    assertThat(prompts).isGreaterThanOrEqualTo(least);
    assertThat(answers).isGreaterThanOrEqualTo(least / 2);
  }

  /// Hands over the member `body` of `request` and of `response`.
  private static void bodies(byte[] line, ExchangeBuilder builder) throws IOException {
    try (var parser = new JsonFactory().createParser(line)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String outer = parser.currentName();
        if (parser.nextToken() != JsonToken.START_OBJECT) {
          parser.skipChildren();
          continue;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          boolean body = parser.currentName().equals("body");
          parser.nextToken();
          int from = (int) parser.currentTokenLocation().getByteOffset();
          boolean object = parser.currentToken() == JsonToken.START_OBJECT;
          parser.skipChildren();
          int to = (int) parser.currentTokenLocation().getByteOffset() + 1;
          if (body && object && outer.equals("request")) {
            builder.request(line, from, to);
          } else if (body && object) {
            builder.responseBody(line, from, to);
          }
        }
      }
    }
  }
}
