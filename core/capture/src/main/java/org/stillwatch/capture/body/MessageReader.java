// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.body;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.stillwatch.capture.body.Turns.Role;

/// Reads messages of all three APIs into [Turns]. Members come in any order, so a part's text is
/// taken back when its type turns out to be none of ours. Thoughts and cache marks are not part of
/// the conversation's hash: clients drop the ones and move the others from turn to turn.
final class MessageReader {
  private final Turns turns;
  private final Signatures signatures;
  private final JsonHash hash;
  private boolean images;
  private boolean calls;

  MessageReader(Turns turns, Signatures signatures, JsonHash hash) {
    this.turns = turns;
    this.signatures = signatures;
    this.hash = hash;
  }

  void clear() {
    images = false;
    calls = false;
  }

  /// Whether a part of a message was an image.
  boolean images() {
    return images;
  }

  /// Whether a message called a tool or held its result.
  boolean calls() {
    return calls;
  }

  /// A list of messages, a single message, or a text that one role says.
  void all(JsonParser parser, Role spoken) throws IOException {
    switch (parser.currentToken()) {
      case START_ARRAY -> {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          one(parser, spoken);
        }
      }
      default -> one(parser, spoken);
    }
  }

  /// Blocks of one message that stand alone, such as a system prompt.
  void blocks(JsonParser parser, Role role) throws IOException {
    turns.begin();
    content(parser);
    turns.end(role);
  }

  private void one(JsonParser parser, Role spoken) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      blocks(parser, spoken);
    } else if (parser.currentToken() == JsonToken.START_OBJECT) {
      message(parser, spoken);
    } else {
      parser.skipChildren();
    }
  }

  private void message(JsonParser parser, Role spoken) throws IOException {
    turns.begin();
    Role role = spoken;
    boolean thought = false;
    for (String name = Json.member(parser); !name.isEmpty(); name = Json.member(parser)) {
      switch (name) {
        case "role" -> role = role(Json.scalar(parser));
        case "type" -> {
          String type = Json.scalar(parser);
          thought = type.equals("reasoning");
          role = ofItem(type, role);
        }
        case "content" -> {
          turns.back(turns.begun());
          content(parser);
        }
        default -> member(name, parser);
      }
    }
    if (thought) {
      turns.back(turns.begun());
    } else {
      turns.end(role);
    }
  }

  /// A string, or a list of parts.
  private void content(JsonParser parser) throws IOException {
    switch (parser.currentToken()) {
      case VALUE_STRING -> text(parser);
      case START_OBJECT -> part(parser);
      case START_ARRAY -> {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          content(parser);
        }
      }
      default -> parser.skipChildren();
    }
  }

  private void part(JsonParser parser) throws IOException {
    int mark = turns.mark();
    boolean ours = true;
    for (String name = Json.member(parser); !name.isEmpty(); name = Json.member(parser)) {
      switch (name) {
        case "type" -> {
          String type = Json.scalar(parser);
          images |= type.contains("image");
          calls |= type.contains("tool_");
          ours = type.equals("text") || type.equals("input_text") || type.equals("output_text");
        }
        case "text" -> {
          if (parser.currentToken() == JsonToken.VALUE_STRING) {
            text(parser);
          } else {
            parser.skipChildren();
          }
        }
        default -> member(name, parser);
      }
    }
    if (!ours) {
      turns.back(mark);
    }
  }

  /// What else of a message or part is kept: calls and results in the conversation's hash, and
  /// signatures.
  private void member(String name, JsonParser parser) throws IOException {
    switch (name) {
      case "signature", "encrypted_content", "data" -> signatures.add(parser);
      case "tool_calls", "function_call" -> {
        calls |= parser.currentToken() != JsonToken.VALUE_NULL;
        bind(name, parser);
      }
      case "name",
          "input",
          "arguments",
          "output",
          "content",
          "image_url",
          "source",
          "file",
          "input_audio",
          "tool_use_id",
          "tool_call_id",
          "call_id" ->
          bind(name, parser);
      default -> parser.skipChildren();
    }
  }

  private void bind(String name, JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_NULL) {
      turns.bind(hash.member(name, hash.value(parser)));
    }
  }

  private void text(JsonParser parser) throws IOException {
    turns.add(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
  }

  private Role ofItem(String type, Role role) {
    return switch (type) {
      case "function_call", "custom_tool_call" -> called(Role.ASSISTANT);
      case "function_call_output", "custom_tool_call_output" -> called(Role.TOOL);
      default -> role;
    };
  }

  private Role called(Role role) {
    calls = true;
    return role;
  }

  /// A role that nobody knows counts as the user's, so that an odd name hides nothing.
  private static Role role(String name) {
    return switch (name) {
      case "system", "developer" -> Role.SYSTEM;
      case "assistant", "model" -> Role.ASSISTANT;
      case "tool", "function" -> Role.TOOL;
      default -> Role.USER;
    };
  }
}
