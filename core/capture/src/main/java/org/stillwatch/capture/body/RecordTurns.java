// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.body;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.stillwatch.capture.Limits;
import org.stillwatch.capture.ServedText;

/// Who says what in a JSON record of a data set, whose layout nobody knows: messages with a role,
/// as APIs and trainers write them, or a prompt beside its answer under their usual names, at any
/// depth. Belongs to one thread.
public final class RecordTurns {
  private static final Set<String> ROLES = Set.of("role", "from", "speaker", "author", "sender");
  private static final Set<String> CONTENTS = Set.of("content", "value", "text");
  private static final Set<String> USERS = Set.of("user", "human", "prompter");
  private static final Set<String> MODELS = Set.of("assistant", "gpt", "model", "bot", "chatgpt");
  private static final Set<String> PROMPTS =
      Set.of("prompt", "instruction", "question", "query", "input");
  private static final Set<String> ANSWERS =
      Set.of("response", "completion", "output", "answer", "generation", "chosen");

  /// A string of this length that nothing names may be an answer (assumed).
  private static final int LEAST_UNNAMED = 40;

  private final Json json;
  private final List<String> prompts = new ArrayList<>();
  private final List<ServedText> answers = new ArrayList<>();
  private final List<ServedText> unnamed = new ArrayList<>();

  /// @param limits of depth; a line of the file is as long as its reader lets it be
  public RecordTurns(Limits limits) {
    json = new Json(limits.depth());
  }

  /// One record.
  ///
  /// @param prompt what a user says first, without characters when nobody is seen to say anything
  /// @param answers what a model says, in order; where nothing says who speaks, every longer text
  public record Spoken(ServedText prompt, List<ServedText> answers) {
    public Spoken {
      answers = List.copyOf(answers);
    }
  }

  /// Reads the JSON value in the bytes from `from` to before `to`; empty when it is no JSON, or
  /// nested too deeply.
  public Optional<Spoken> read(byte[] record, int from, int to) {
    prompts.clear();
    answers.clear();
    unnamed.clear();
    try (JsonParser parser = json.parser(record, from, to)) {
      while (parser.nextToken() != null) {
        value(parser);
      }
      var first = new ServedText(prompts.isEmpty() ? "" : prompts.getFirst());
      return Optional.of(new Spoken(first, answers.isEmpty() ? unnamed : answers));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private void value(JsonParser parser) throws IOException {
    switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          value(parser);
        }
      }
      case VALUE_STRING -> {
        if (parser.getTextLength() >= LEAST_UNNAMED) {
          unnamed.add(new ServedText(parser.getText()));
        }
      }
      default -> {}
    }
  }

  /// What stands directly in one object.
  private static final class Members {
    private String role = "";
    private final StringBuilder content = new StringBuilder();
    private final StringBuilder prompt = new StringBuilder();
    private final List<String> answers = new ArrayList<>();
  }

  private void object(JsonParser parser) throws IOException {
    var members = new Members();
    for (String name = Json.member(parser); !name.isEmpty(); name = Json.member(parser)) {
      member(name.toLowerCase(Locale.ROOT), parser, members);
    }
    if (!members.prompt.isEmpty()) {
      prompts.add(members.prompt.toString());
    }
    members.answers.forEach(this::answer);
    if (!members.content.isEmpty()) {
      say(members.role, members.content.toString());
    }
  }

  private void member(String name, JsonParser parser, Members members) throws IOException {
    boolean text = parser.currentToken() == JsonToken.VALUE_STRING;
    if (text && ROLES.contains(name)) {
      members.role = parser.getText().toLowerCase(Locale.ROOT);
    } else if (CONTENTS.contains(name)) {
      content(parser, members.content);
    } else if (text && PROMPTS.contains(name)) {
      line(members.prompt, parser.getText());
    } else if (text && (ANSWERS.contains(name) || MODELS.contains(name))) {
      members.answers.add(parser.getText());
    } else {
      value(parser);
    }
  }

  /// The text of a message: a string, or parts of which some are text.
  private void content(JsonParser parser, StringBuilder content) throws IOException {
    switch (parser.currentToken()) {
      case VALUE_STRING -> line(content, parser.getText());
      case START_ARRAY -> {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          content(parser, content);
        }
      }
      case START_OBJECT -> {
        for (String name = Json.member(parser); !name.isEmpty(); name = Json.member(parser)) {
          if (CONTENTS.contains(name)) {
            content(parser, content);
          } else {
            parser.skipChildren();
          }
        }
      }
      default -> {}
    }
  }

  private static void line(StringBuilder text, String more) {
    if (!text.isEmpty() && !more.isEmpty()) {
      text.append('\n');
    }
    text.append(more);
  }

  private void say(String role, String content) {
    if (USERS.contains(role)) {
      prompts.add(content);
    } else if (role.isEmpty() || MODELS.contains(role)) {
      answer(content);
    }
  }

  private void answer(String text) {
    if (!text.isBlank()) {
      answers.add(new ServedText(text));
    }
  }
}
