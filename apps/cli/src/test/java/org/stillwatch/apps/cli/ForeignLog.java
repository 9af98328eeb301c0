// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/// Exchanges of ours as other tools would have written them, and what of ours they cannot write.
final class ForeignLog {
  static final ObjectMapper JSON = new ObjectMapper();

  private ForeignLog() {}

  /// A kind of log: how an exchange is written in it, and what an exchange keeps of itself there.
  interface Kind {
    ObjectNode written(ObjectNode exchange);

    void reduced(ObjectNode exchange);
  }

  /// The payload that a proxy hands to its callbacks.
  static final class ProxyPayload implements Kind {
    @Override
    public ObjectNode written(ObjectNode e) {
      ObjectNode log = JSON.createObjectNode();
      log.set("id", e.path("id"));
      log.set("trace_id", e.path("session"));
      log.put(
          "call_type",
          switch (e.path("operation").asText()) {
            case "messages" -> "anthropic_messages";
            case "responses" -> "aresponses";
            default -> "acompletion";
          });
      long start = Instant.parse(e.path("time").asText()).toEpochMilli();
      log.put("startTime", BigDecimal.valueOf(start, 3));
      log.put("endTime", BigDecimal.valueOf(start + e.path("latencyMs").asLong(), 3));
      log.set("model", e.path("model"));
      ObjectNode metadata = log.putObject("metadata");
      metadata.set("user_api_key_user_id", e.path("account"));
      metadata.set("user_api_key_org_id", e.path("org"));
      metadata.set("user_api_key_hash", e.path("key"));
      log.set("end_user", e.path("user"));
      log.set("requester_ip_address", e.at("/client/ip"));
      ObjectNode parameters = ((ObjectNode) e.path("request")).deepCopy();
      log.set("messages", parameters.remove("messages"));
      log.set("model_parameters", parameters);
      log.putObject("hidden_params");
      boolean failed = e.at("/response/status").asInt() >= 400;
      log.put("status", failed ? "failure" : "success");
      log.set("response", e.at("/response/body"));
      if (failed) {
        log.putObject("error_information")
            .put("error_code", e.at("/response/status").asText())
            .put("error_class", e.at("/response/error").asText());
      }
      log.set("prompt_tokens", e.at("/usage/input"));
      log.set("completion_tokens", e.at("/usage/output"));
      return without(log);
    }

    @Override
    public void reduced(ObjectNode e) {
      e.remove("pathway");
      client(e, List.of("ip"));
      okIsUnknown(e);
    }
  }

  /// The invocation log of a cloud, with its audit trail in another file.
  static final class CloudLog implements Kind {
    @Override
    public ObjectNode written(ObjectNode e) {
      ObjectNode log = JSON.createObjectNode();
      log.put("schemaType", "ModelInvocationLog");
      log.set("requestId", e.path("id"));
      log.put("timestamp", second(e));
      log.putObject("identity").set("arn", e.path("account"));
      log.set("accountId", e.path("org"));
      log.set("modelId", e.path("model"));
      log.put("operation", "InvokeModel");
      ObjectNode input = log.putObject("input");
      input.set("inputBodyJson", e.path("request"));
      input.set("inputTokenCount", e.at("/usage/input"));
      ObjectNode output = log.putObject("output");
      output.set("outputBodyJson", e.at("/response/body"));
      output.set("outputTokenCount", e.at("/usage/output"));
      log.set("errorCode", e.at("/response/error"));
      return without(log);
    }

    /// What the audit trail says of the same call.
    static ObjectNode trail(ObjectNode e) {
      ObjectNode event = JSON.createObjectNode();
      event.put("eventSource", "bedrock.amazonaws.com");
      event.put("eventTime", second(e));
      event.set("requestID", e.path("id"));
      event.set("sourceIPAddress", e.at("/client/ip"));
      event.set("userAgent", e.at("/client/userAgent"));
      return event;
    }

    @Override
    public void reduced(ObjectNode e) {
      e.put("time", second(e));
      e.put("operation", "completion");
      e.remove(List.of("pathway", "key", "user", "session", "latencyMs"));
      client(e, List.of("ip", "userAgent"));
      ((ObjectNode) e.path("response")).remove("status");
      cached(e);
    }

    private static String second(ObjectNode e) {
      return Instant.parse(e.path("time").asText()).truncatedTo(ChronoUnit.SECONDS).toString();
    }
  }

  /// A trace of two spans: the caller's request and the call of the model.
  static final class Trace implements Kind {
    @Override
    public ObjectNode written(ObjectNode e) {
      byte[] id = e.path("id").asText().getBytes(StandardCharsets.UTF_8);
      String trace = UUID.nameUUIDFromBytes(id).toString().replace("-", "");
      long start = Instant.parse(e.path("time").asText()).toEpochMilli();
      ObjectNode log = JSON.createObjectNode();
      ArrayNode spans =
          log.putArray("resourceSpans")
              .addObject()
              .putArray("scopeSpans")
              .addObject()
              .putArray("spans");
      ObjectNode server = span(spans, trace, "00000000000000a1", 2, start, e);
      attribute(server, "client.address", e.at("/client/ip"));
      attribute(server, "user_agent.original", e.at("/client/userAgent"));
      attribute(server, "http.response.status_code", e.at("/response/status"));
      ObjectNode call = span(spans, trace, "00000000000000a2", 3, start, e);
      attribute(call, "gen_ai.operation.name", JSON.createObjectNode().textNode("chat"));
      attribute(call, "gen_ai.response.id", e.path("id"));
      attribute(call, "account.id", e.path("account"));
      attribute(call, "tenant.id", e.path("org"));
      attribute(call, "user.id", e.path("user"));
      attribute(call, "gen_ai.conversation.id", e.path("session"));
      attribute(call, "gen_ai.response.model", e.path("model"));
      attribute(call, "gen_ai.usage.input_tokens", e.at("/usage/input"));
      attribute(call, "gen_ai.usage.output_tokens", e.at("/usage/output"));
      attribute(call, "gen_ai.usage.cache_read.input_tokens", e.at("/usage/cached"));
      attribute(call, "gen_ai.usage.reasoning.output_tokens", e.at("/usage/reasoning"));
      attribute(call, "error.type", e.at("/response/error"));
      attribute(call, "output.value", e.at("/response/body"));
      if (!e.at("/response/error").isTextual()) {
        ArrayNode reasons = JSON.createArrayNode().add(e.at("/response/finish"));
        attribute(call, "gen_ai.response.finish_reasons", reasons);
      }
      for (var member : e.path("request").properties()) {
        switch (member.getKey()) {
          case "messages", "input" ->
              attribute(call, "gen_ai.input.messages", text(messages(member.getValue())));
          case "system", "instructions" ->
              attribute(call, "gen_ai.system_instructions", text(parts(member.getValue())));
          default -> attribute(call, "gen_ai.request." + member.getKey(), member.getValue());
        }
      }
      return log;
    }

    @Override
    public void reduced(ObjectNode e) {
      e.remove(List.of("pathway", "key"));
      e.put("operation", "chat");
      client(e, List.of("ip", "userAgent"));
    }

    private static ObjectNode span(
        ArrayNode spans, String trace, String id, int kind, long start, ObjectNode e) {
      ObjectNode span = spans.addObject();
      span.put("traceId", trace).put("spanId", id).put("kind", kind);
      span.put("startTimeUnixNano", start + "000000");
      span.put("endTimeUnixNano", (start + e.path("latencyMs").asLong()) + "000000");
      span.putArray("attributes");
      return span;
    }

    private static void attribute(ObjectNode span, String key, JsonNode value) {
      if (value.isMissingNode() || value.isNull()) {
        return;
      }
      ObjectNode attribute = ((ArrayNode) span.path("attributes")).addObject().put("key", key);
      ObjectNode typed = attribute.putObject("value");
      if (value.isIntegralNumber()) {
        typed.put("intValue", value.asText());
      } else if (value.isNumber()) {
        typed.set("doubleValue", value);
      } else if (value.isArray()) {
        ArrayNode values = typed.putObject("arrayValue").putArray("values");
        value.forEach(v -> values.addObject().put("stringValue", v.asText()));
      } else {
        typed.put("stringValue", value.isTextual() ? value.asText() : value.toString());
      }
    }

    private static JsonNode text(JsonNode value) {
      return JSON.getNodeFactory().textNode(value.toString());
    }

    private static ArrayNode messages(JsonNode said) {
      ArrayNode messages = JSON.createArrayNode();
      if (said.isTextual()) {
        messages.addObject().put("role", "user").set("parts", parts(said));
      }
      if (said.isArray()) {
        for (JsonNode message : said) {
          ObjectNode copy = messages.addObject().put("role", message.path("role").asText());
          copy.set("parts", parts(message.path("content")));
        }
      }
      return messages;
    }

    private static ArrayNode parts(JsonNode content) {
      ArrayNode parts = JSON.createArrayNode();
      if (content.isTextual()) {
        parts.addObject().put("type", "text").set("content", content);
      }
      if (content.isArray()) {
        for (JsonNode part : content) {
          parts.addObject().put("type", "text").set("content", part.path("text"));
        }
      }
      return parts;
    }
  }

  /// Leaves out what is not there.
  private static ObjectNode without(ObjectNode log) {
    for (var names = log.fieldNames(); names.hasNext(); ) {
      JsonNode value = log.path(names.next());
      if (value.isMissingNode() || value.isNull()) {
        names.remove();
      } else if (value instanceof ObjectNode inner) {
        without(inner);
      }
    }
    return log;
  }

  private static void client(ObjectNode e, List<String> kept) {
    if (e.path("client") instanceof ObjectNode client) {
      client.retain(kept);
    }
  }

  private static void okIsUnknown(ObjectNode e) {
    if (e.at("/response/status").asInt() == 200) {
      ((ObjectNode) e.path("response")).remove("status");
    }
    cached(e);
  }

  /// These formats tell them inside the answer, if at all.
  private static void cached(ObjectNode e) {
    if (e.path("usage") instanceof ObjectNode usage) {
      usage.remove(List.of("cached", "reasoning"));
    }
  }
}
