// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.body;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;
import org.stillwatch.capture.AnswerShape;
import org.stillwatch.capture.Limits;
import org.stillwatch.capture.RejectReason;
import org.stillwatch.capture.ServedText;
import org.stillwatch.capture.text.TextFingerprinter;

/// Reads the answers of chat completions, responses, messages and plain completions, told apart by
/// their members. Keeps length, shape and signatures. Belongs to one thread.
public final class AnswerReader {
  private final Json json;
  private final Signatures signatures;
  private final AnswerText text = new AnswerText();
  private boolean known;
  private boolean calls;
  private boolean refused;
  private String model = "";

  public AnswerReader(TextFingerprinter texts, Limits limits) {
    json = new Json(limits.depth());
    signatures = new Signatures(texts.mix());
  }

  /// Reads the bytes from `from` to before `to`: an object as the provider sent it, or a string
  /// that is the answer itself.
  public AnswerRead read(byte[] body, int from, int to) {
    clear();
    try (JsonParser parser = json.parser(body, from, to)) {
      return read(parser, body, from, to);
    } catch (IOException _) {
      return new BrokenBody(RejectReason.BAD_NESTED_JSON);
    } finally {
      text.clear();
    }
  }

  /// The text of an answer, its parts on lines of their own; empty when there is none, or it cannot
  /// be read.
  public Optional<ServedText> served(byte[] body, int from, int to) {
    text.keep();
    boolean good = read(body, from, to) instanceof AnswerMarks;
    String served = text.taken();
    return good && !served.isBlank() ? Optional.of(new ServedText(served)) : Optional.empty();
  }

  private AnswerRead read(JsonParser parser, byte[] body, int from, int to) {
    try {
      if (parser.nextToken() == JsonToken.VALUE_STRING) {
        known = true;
        text.add(parser);
      } else if (parser.currentToken() == JsonToken.START_OBJECT) {
        object(parser);
      }
      return marks();
    } catch (IOException e) {
      return new BrokenBody(json.reason(e, parser, body, from, to));
    }
  }

  private void clear() {
    text.clear();
    signatures.take();
    known = false;
    calls = false;
    refused = false;
    model = "";
  }

  /// Any object of an answer: the whole, a choice, a message, an item or a part.
  private void object(JsonParser parser) throws IOException {
    for (String name = Json.member(parser); !name.isEmpty(); name = Json.member(parser)) {
      member(name, parser);
    }
  }

  private void member(String name, JsonParser parser) throws IOException {
    switch (name) {
      case "choices", "output", "content" -> {
        known = true;
        inside(parser);
      }
      case "text", "message" -> inside(parser);
      case "refusal" -> refusal(parser);
      case "type", "stop_reason", "finish_reason" -> word(Json.scalar(parser));
      case "tool_calls", "function_call" -> {
        calls |= parser.currentToken() != JsonToken.VALUE_NULL;
        parser.skipChildren();
      }
      case "signature", "encrypted_content", "data" -> signatures.add(parser);
      case "model" -> model = Json.scalar(parser);
      default -> parser.skipChildren();
    }
  }

  private void inside(JsonParser parser) throws IOException {
    switch (parser.currentToken()) {
      case VALUE_STRING -> text.add(parser);
      case START_OBJECT -> object(parser);
      case START_ARRAY -> {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          inside(parser);
        }
      }
      default -> parser.skipChildren();
    }
  }

  private void refusal(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      refused = true;
      text.add(parser);
    } else {
      parser.skipChildren();
    }
  }

  private void word(String word) {
    switch (word) {
      case "tool_use", "function_call", "tool_calls", "custom_tool_call" -> calls = true;
      case "refusal", "content_filter" -> refused = true;
      default -> {}
    }
  }

  private AnswerMarks marks() {
    if (!known) {
      return new AnswerMarks(-1, AnswerShape.UNKNOWN, signatures.take(), model);
    }
    return new AnswerMarks(text.codePoints(), shape(), signatures.take(), model);
  }

  private AnswerShape shape() {
    if (refused) {
      return AnswerShape.REFUSAL;
    }
    return calls ? AnswerShape.TOOL_CALL : text.shape();
  }
}
