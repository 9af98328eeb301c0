// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs.otlp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.stillwatch.adapters.logs.record.Values;

/// The request and the answer of a call of a model, from attributes of any generation of names.
/// Content is there where its capture was opted in.
final class Calls {
  private static final Set<String> OPERATIONS =
      Set.of("chat", "text_completion", "generate_content", "embeddings");
  private static final Set<String> KINDS = Set.of("LLM", "EMBEDDING");

  private Calls() {}

  /// Whether a span or an event is a call of a model: agents, chains and tools repeat its counts
  /// and are none.
  static boolean isCall(ObjectNode attributes) {
    String kind = Values.text(attributes.path("openinference.span.kind"));
    if (!kind.isEmpty()) {
      return KINDS.contains(kind);
    }
    String operation = Values.text(attributes.path("gen_ai.operation.name"));
    return operation.isEmpty()
        ? attributes.has("llm.request.type")
            || (attributes.has("gen_ai.system") && attributes.has("gen_ai.request.model"))
        : OPERATIONS.contains(operation);
  }

  /// The request body, empty where its content was not captured.
  static ObjectNode request(ObjectNode attributes) {
    ObjectNode request = parameters(attributes);
    int settings = request.size();
    JsonNode system = Values.structured(attributes.path("gen_ai.system_instructions"));
    if (Values.known(system)) {
      request.set("system", system.isArray() ? parts(system) : system);
    }
    JsonNode messages = Values.structured(attributes.path("gen_ai.input.messages"));
    if (messages.isArray()) {
      request.set("messages", messages(messages));
    } else {
      flattened(attributes, request);
    }
    JsonNode tools = Values.structured(attributes.path("gen_ai.tool.definitions"));
    if (tools.isArray()) {
      request.set("tools", tools);
    }
    return request.size() == settings ? Values.object() : request;
  }

  private static ObjectNode parameters(ObjectNode attributes) {
    ObjectNode parameters = Values.object();
    for (var attribute : attributes.properties()) {
      String name = attribute.getKey();
      if (name.startsWith("gen_ai.request.")) {
        parameters.set(name.substring("gen_ai.request.".length()), attribute.getValue());
      }
    }
    Values.structured(attributes.path("llm.invocation_parameters"))
        .properties()
        .forEach(e -> parameters.set(e.getKey(), e.getValue()));
    return parameters;
  }

  private static void flattened(ObjectNode attributes, ObjectNode request) {
    ArrayNode messages = Numbered.list(attributes, "gen_ai.prompt.", "");
    if (messages.isEmpty()) {
      messages = Numbered.list(attributes, "llm.input_messages.", "message.");
    }
    if (!messages.isEmpty()) {
      request.set("messages", messages);
    } else {
      JsonNode input = Values.structured(attributes.path("input.value"));
      if (input.isObject()) {
        input.properties().forEach(e -> request.set(e.getKey(), e.getValue()));
      } else if (Values.known(input)) {
        request.set("prompt", input);
      }
    }
    ArrayNode tools = Values.MAPPER.createArrayNode();
    Numbered.list(attributes, "llm.tools.", "tool.")
        .forEach(t -> tools.add(Values.structured(t.path("json_schema"))));
    if (!tools.isEmpty()) {
      request.set("tools", tools);
    }
  }

  /// The answer, as a message; missing where its content was not captured.
  static JsonNode answer(ObjectNode attributes) {
    JsonNode output = Values.structured(attributes.path("gen_ai.output.messages"));
    if (output.isArray()) {
      return choices(messages(output));
    }
    ArrayNode flat = Numbered.list(attributes, "gen_ai.completion.", "");
    if (flat.isEmpty()) {
      flat = Numbered.list(attributes, "llm.output_messages.", "message.");
    }
    if (!flat.isEmpty()) {
      return choices(flat);
    }
    JsonNode said = Values.structured(attributes.path("output.value"));
    boolean whole = said.isObject() || !Values.known(said);
    return whole ? said : Values.object().set("content", said);
  }

  private static ObjectNode choices(ArrayNode messages) {
    ObjectNode answer = Values.object();
    ArrayNode choices = answer.putArray("choices");
    for (JsonNode message : messages) {
      ObjectNode choice = choices.addObject();
      choice.set("message", message);
      if (message.has("finish_reason")) {
        choice.set("finish_reason", message.path("finish_reason"));
      }
    }
    return answer;
  }

  /// Messages whose words stand in `parts`, as messages with `content`.
  static ArrayNode messages(JsonNode list) {
    ArrayNode messages = Values.MAPPER.createArrayNode();
    for (JsonNode message : list) {
      if (message instanceof ObjectNode object && message.path("parts").isArray()) {
        ObjectNode plain = object.deepCopy();
        plain.remove("parts");
        plain.set("content", parts(message.path("parts")));
        messages.add(plain);
      } else {
        messages.add(message);
      }
    }
    return messages;
  }

  private static ArrayNode parts(JsonNode list) {
    ArrayNode parts = Values.MAPPER.createArrayNode();
    for (JsonNode part : list) {
      if (part instanceof ObjectNode object && part.path("content").isTextual()) {
        ObjectNode plain = object.deepCopy();
        plain.remove("content");
        plain.set("text", part.path("content"));
        parts.add(plain);
      } else {
        parts.add(part);
      }
    }
    return parts;
  }
}
