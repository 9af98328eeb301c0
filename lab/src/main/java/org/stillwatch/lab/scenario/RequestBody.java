// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.stillwatch.lab.scenario.Persona.Body;
import org.stillwatch.lab.scenario.Persona.Settings;
import org.stillwatch.lab.scenario.chance.Dice;

/// Requests and answers in the three shapes that providers use.
final class RequestBody {
  private static final List<Double> TEMPERATURES = List.of(0.0, 0.2, 0.3, 0.5, 0.7, 0.8, 1.0);
  private static final List<Integer> LIMITS = List.of(512, 800, 1_024, 1_500, 2_048, 4_096);

  private RequestBody() {}

  /// @param signed whether the provider signs this model's reasoning; callers send earlier
  ///   signatures back
  static void write(
      JsonGenerator json,
      Persona persona,
      Talk talk,
      String model,
      long conversation,
      boolean signed)
      throws IOException {
    json.writeObjectFieldStart("request");
    json.writeStringField("model", model);
    settings(json, persona, conversation);
    if (persona.body() == Body.MESSAGES) {
      Jsonl.text(json, "system", talk.system());
    } else if (persona.body() == Body.RESPONSES) {
      Jsonl.text(json, "instructions", talk.system());
    }
    json.writeArrayFieldStart(persona.body() == Body.RESPONSES ? "input" : "messages");
    if (persona.body() == Body.CHAT && !talk.system().isEmpty()) {
      message(json, "system", talk.system());
    }
    for (int i = 0; i < talk.messages().size(); i++) {
      String said = talk.messages().get(i);
      if (i % 2 == 0) {
        message(json, "user", said);
      } else if (signed) {
        signedMessage(json, persona, said, signature(conversation, i / 2));
      } else {
        message(json, "assistant", said);
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void settings(JsonGenerator json, Persona persona, long conversation)
      throws IOException {
    Dice dice =
        Talk.dice(
            persona.settings() == Settings.WANDERING ? conversation : persona.account(), 2_000);
    boolean set = persona.settings() != Settings.DEFAULT;
    if (set) {
      json.writeNumberField("temperature", dice.pick(TEMPERATURES));
    }
    if (set || persona.body() == Body.MESSAGES) {
      String limit = persona.body() == Body.RESPONSES ? "max_output_tokens" : "max_tokens";
      json.writeNumberField(limit, set ? dice.pick(LIMITS) : 1_024);
    }
  }

  private static void message(JsonGenerator json, String role, String content) throws IOException {
    json.writeStartObject();
    json.writeStringField("role", role);
    json.writeStringField("content", content);
    json.writeEndObject();
  }

  /// The member `body` of a response.
  ///
  /// @param signature of the reasoning, empty for none
  static void answer(
      JsonGenerator json, Persona persona, String text, String finish, String signature)
      throws IOException {
    json.writeObjectFieldStart("body");
    switch (persona.body()) {
      case CHAT -> {
        json.writeStringField("object", "chat.completion");
        json.writeArrayFieldStart("choices");
        json.writeStartObject();
        json.writeNumberField("index", 0);
        json.writeFieldName("message");
        message(json, "assistant", text);
        json.writeStringField("finish_reason", finish);
        json.writeEndObject();
        json.writeEndArray();
      }
      case MESSAGES -> {
        json.writeStringField("type", "message");
        json.writeStringField("role", "assistant");
        json.writeArrayFieldStart("content");
        thinking(json, signature);
        part(json, "text", text);
        json.writeEndArray();
        json.writeStringField("stop_reason", finish.equals("length") ? "max_tokens" : "end_turn");
      }
      case RESPONSES -> {
        json.writeStringField("object", "response");
        json.writeStringField("status", finish.equals("length") ? "incomplete" : "completed");
        json.writeArrayFieldStart("output");
        reasoning(json, signature);
        json.writeStartObject();
        json.writeStringField("type", "message");
        json.writeStringField("role", "assistant");
        json.writeArrayFieldStart("content");
        part(json, "output_text", text);
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
      }
    }
    json.writeEndObject();
  }

  /// The token with which a provider seals the reasoning behind one answer.
  static String signature(long conversation, int turn) {
    Dice dice = Talk.dice(conversation, 3_000L + turn);
    HexFormat hex = HexFormat.of();
    return "sig_" + hex.toHexDigits(dice.bits()) + hex.toHexDigits(dice.bits());
  }

  private static void signedMessage(
      JsonGenerator json, Persona persona, String content, String signature) throws IOException {
    if (persona.body() == Body.RESPONSES) {
      reasoning(json, signature);
      message(json, "assistant", content);
      return;
    }
    json.writeStartObject();
    json.writeStringField("role", "assistant");
    json.writeArrayFieldStart("content");
    thinking(json, signature);
    part(json, "text", content);
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void thinking(JsonGenerator json, String signature) throws IOException {
    if (!signature.isEmpty()) {
      json.writeStartObject();
      json.writeStringField("type", "thinking");
      json.writeStringField("thinking", "");
      json.writeStringField("signature", signature);
      json.writeEndObject();
    }
  }

  private static void reasoning(JsonGenerator json, String signature) throws IOException {
    if (!signature.isEmpty()) {
      json.writeStartObject();
      json.writeStringField("type", "reasoning");
      json.writeStringField("encrypted_content", signature);
      json.writeEndObject();
    }
  }

  private static void part(JsonGenerator json, String type, String text) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", type);
    json.writeStringField("text", text);
    json.writeEndObject();
  }
}
