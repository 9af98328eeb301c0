// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.body;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.stillwatch.capture.Limits;
import org.stillwatch.capture.RejectReason;
import org.stillwatch.capture.TaskClass;
import org.stillwatch.capture.body.Turns.Role;
import org.stillwatch.capture.text.TextFingerprinter;
import org.stillwatch.capture.text.TextMarks;
import org.stillwatch.capture.text.TextSketch;

/// Reads the request bodies of chat completions, responses and messages, told apart by their
/// members. Belongs to one thread; its buffers are wiped after each body.
///
/// All user text of the request is fingerprinted, newest turns first under the cap: who puts a
/// template into an early turn hides nothing. A member that comes twice counts as it came last, as
/// providers read it.
public final class RequestReader {
  /// Hits of a request that carries tools, images, or results of tools (assumed).
  private static final int STRUCTURE_HITS = 4;

  private static final int TOOLS = 41;
  private static final int FORMAT = 42;
  private static final int PARAMS = 43;
  private static final int REQUEST = 44;

  private final Json json;
  private final int cap;
  private final TextFingerprinter texts;
  private final JsonHash hash;
  private final Turns turns;
  private final Signatures signatures;
  private final MessageReader messages;
  private final TextSketch userSketch;
  private final TextSketch systemSketch;
  private long tools;
  private long format;
  private long params;
  private String model = "";
  private String user = "";
  private String session = "";

  public RequestReader(TextFingerprinter texts, Limits limits) {
    this.texts = texts;
    json = new Json(limits.depth());
    cap = limits.promptCodePoints();
    hash = new JsonHash(texts.mix());
    turns = new Turns(texts.mix());
    signatures = new Signatures(texts.mix());
    messages = new MessageReader(turns, signatures, hash);
    userSketch = texts.sketch();
    systemSketch = texts.sketch();
  }

  /// Reads the bytes from `from` to before `to`.
  public RequestRead read(byte[] body, int from, int to) {
    clear();
    try (JsonParser parser = json.parser(body, from, to)) {
      return read(parser, body, from, to);
    } catch (IOException _) {
      return new BrokenBody(RejectReason.BAD_NESTED_JSON);
    } finally {
      turns.wipe();
    }
  }

  private RequestRead read(JsonParser parser, byte[] body, int from, int to) {
    try {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return new BrokenBody(RejectReason.WRONG_FORMAT);
      }
      for (String name = Json.member(parser); !name.isEmpty(); name = Json.member(parser)) {
        member(name, parser);
      }
      return marks();
    } catch (IOException e) {
      return new BrokenBody(json.reason(e, parser, body, from, to));
    }
  }

  private void clear() {
    turns.wipe();
    messages.clear();
    signatures.take();
    tools = 0;
    format = 0;
    params = 0;
    model = "";
    user = "";
    session = "";
  }

  private void member(String name, JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    switch (name) {
      case "messages", "input", "prompt" -> {
        turns.restart();
        messages.all(parser, Role.USER);
      }
      case "system", "instructions" -> messages.blocks(parser, Role.SYSTEM);
      case "tools", "functions" -> tools = hash.member("tools", hash.set(parser));
      case "response_format", "text", "output_format", "output_config", "tool_choice" ->
          format += hash.member(name, hash.value(parser));
      case "model" -> model = Json.scalar(parser);
      case "safety_identifier" -> user = Json.scalar(parser);
      case "user" -> user = user.isEmpty() ? Json.scalar(parser) : user;
      case "previous_response_id" -> session = Json.scalar(parser);
      case "metadata" -> user = inner("user_id", parser, user);
      case "conversation" -> session = inner("id", parser, session);
      default -> parameter(name, parser);
    }
  }

  private void parameter(String name, JsonParser parser) throws IOException {
    switch (name) {
      case "temperature",
          "top_p",
          "top_k",
          "min_p",
          "n",
          "best_of",
          "max_tokens",
          "max_completion_tokens",
          "max_output_tokens",
          "stop",
          "stop_sequences",
          "presence_penalty",
          "frequency_penalty",
          "logprobs",
          "top_logprobs",
          "logit_bias",
          "stream",
          "reasoning",
          "reasoning_effort",
          "thinking",
          "verbosity",
          "parallel_tool_calls",
          "service_tier" ->
          params += hash.member(name, hash.value(parser));
      default -> parser.skipChildren();
    }
  }

  /// A string, or one member of an object.
  private static String inner(String wanted, JsonParser parser, String otherwise)
      throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      return Json.scalar(parser);
    }
    String found = otherwise;
    for (String name = Json.member(parser); !name.isEmpty(); name = Json.member(parser)) {
      String value = Json.scalar(parser);
      found = name.equals(wanted) ? value : found;
    }
    return found;
  }

  private RequestMarks marks() {
    int codePoints = turns.codePoints(Role.USER);
    turns.sketch(Role.USER, cap, userSketch);
    turns.sketch(Role.SYSTEM, cap, systemSketch);
    TextMarks said = userSketch.take();
    TextMarks system = turns.count(Role.SYSTEM) == 0 ? TextMarks.NONE : systemSketch.take();
    var forms = said.forms();
    forms.addAll(system.forms());
    return new RequestMarks(
        codePoints,
        codePoints > cap,
        said,
        hits(said, system),
        forms,
        system.skeleton(),
        sealed(TOOLS, tools),
        sealed(FORMAT, format),
        turns.isEmpty() ? 0 : texts.mix().sealed(REQUEST, exact()),
        sealed(PARAMS, params),
        turns.prefixes(),
        signatures.take(),
        model,
        user,
        session);
  }

  private long exact() {
    return texts.mix().then(turns.exact(), tools + format + params);
  }

  private long sealed(int domain, long state) {
    return state == 0 ? 0 : texts.mix().sealed(domain, state);
  }

  private Map<TaskClass, Integer> hits(TextMarks said, TextMarks system) {
    var hits = new EnumMap<TaskClass, Integer>(TaskClass.class);
    said.hits().forEach((task, count) -> hits.merge(task, count, Integer::sum));
    system.hits().forEach((task, count) -> hits.merge(task, count, Integer::sum));
    add(hits, TaskClass.TOOL_USE, tools != 0);
    add(hits, TaskClass.VISION, messages.images());
    add(hits, TaskClass.AGENTIC, messages.calls());
    return hits;
  }

  private static void add(Map<TaskClass, Integer> hits, TaskClass task, boolean seen) {
    if (seen) {
      hits.merge(task, STRUCTURE_HITS, Integer::sum);
    }
  }
}
