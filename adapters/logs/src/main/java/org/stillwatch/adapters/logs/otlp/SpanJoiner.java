// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs.otlp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.HexFormat;
import org.stillwatch.adapters.logs.join.Joiner;
import org.stillwatch.adapters.logs.join.Newest;
import org.stillwatch.adapters.logs.record.Place;
import org.stillwatch.adapters.logs.record.Values;
import org.stillwatch.capture.RejectReason;

/// Makes one record of each call of a model in a batch of spans or log events. The call is a client
/// span of the gateway; who called stands in the server span of the same trace.
///
/// A call that is told twice under one response id is kept once, and rather as a span than as an
/// event, since a span knows its start.
final class SpanJoiner implements Joiner {
  private final Newest<ObjectNode> servers = new Newest<>();
  private final Newest<Boolean> spans = new Newest<>();
  private final Newest<Boolean> told = new Newest<>();

  @Override
  public void hear(JsonNode batch) {
    for (JsonNode resource : batch.path("resourceSpans")) {
      for (JsonNode scope : resource.path("scopeSpans")) {
        for (JsonNode span : scope.path("spans")) {
          String kind = span.path("kind").asText();
          ObjectNode attributes = Attributes.of(span.path("attributes"));
          spans.put(Values.text(attributes.path("gen_ai.response.id")), true);
          if (kind.equals("2") || kind.equals("SPAN_KIND_SERVER")) {
            servers.put(id(span.path("traceId"), 16), attributes);
          }
        }
      }
    }
  }

  @Override
  public void join(ObjectNode batch, Place place, Whole out) {
    for (JsonNode resource : batch.path("resourceSpans")) {
      ObjectNode around = Attributes.of(resource.path("resource").path("attributes"));
      for (JsonNode scope : resource.path("scopeSpans")) {
        scope.path("spans").forEach(span -> span(span, around, place, out));
      }
    }
    for (JsonNode resource : batch.path("resourceLogs")) {
      ObjectNode around = Attributes.of(resource.path("resource").path("attributes"));
      for (JsonNode scope : resource.path("scopeLogs")) {
        scope.path("logRecords").forEach(event -> event(event, around, place, out));
      }
    }
  }

  private void span(JsonNode span, ObjectNode around, Place place, Whole out) {
    ObjectNode attributes = Attributes.of(span.path("attributes"));
    messagesOfEvents(span.path("events"), attributes);
    ObjectNode record = record(span, attributes, around);
    record.set("start", span.path("startTimeUnixNano"));
    record.set("end", span.path("endTimeUnixNano"));
    String status = span.path("status").path("code").asText();
    boolean failed = status.equals("2") || status.equals("STATUS_CODE_ERROR");
    if (failed && !attributes.has("error.type")) {
      record.put("failure", "error");
    }
    tell(attributes, record, place, out);
  }

  private void event(JsonNode event, ObjectNode around, Place place, Whole out) {
    ObjectNode attributes = Attributes.of(event.path("attributes"));
    ObjectNode record = record(event, attributes, around);
    JsonNode time = event.path("timeUnixNano");
    record.set("end", time.asText("0").equals("0") ? event.path("observedTimeUnixNano") : time);
    if (spans.of(Values.text(attributes.path("gen_ai.response.id"))).isPresent()) {
      out.refused(RejectReason.NOT_AN_EXCHANGE, place);
    } else {
      tell(attributes, record, place, out);
    }
  }

  private ObjectNode record(JsonNode told, ObjectNode attributes, ObjectNode around) {
    ObjectNode record = Values.object();
    String trace = id(told.path("traceId"), 16);
    Values.put(record, "id", trace + ":" + id(told.path("spanId"), 8));
    record.set("call", attributes);
    record.set("resource", around);
    record.set("metadata", Values.structured(attributes.path("metadata")));
    servers.of(trace).ifPresent(s -> record.set("server", s));
    return record;
  }

  private void tell(ObjectNode attributes, ObjectNode record, Place place, Whole out) {
    String answer = Values.text(attributes.path("gen_ai.response.id"));
    if (!Calls.isCall(attributes) || told.of(answer).isPresent()) {
      out.refused(RejectReason.NOT_AN_EXCHANGE, place);
      return;
    }
    told.put(answer, true);
    record.set("request", Calls.request(attributes));
    JsonNode said = Calls.answer(attributes);
    if (Values.known(said)) {
      record.set("response", said);
    }
    out.record(record, place);
  }

  /// One generation told every message as an event of the span.
  private static void messagesOfEvents(JsonNode events, ObjectNode attributes) {
    int asked = 0;
    int answered = 0;
    for (JsonNode event : events) {
      String name = event.path("name").asText();
      ObjectNode said = Attributes.of(event.path("attributes"));
      if (name.startsWith("gen_ai.") && name.endsWith(".message")) {
        String role = name.substring("gen_ai.".length(), name.length() - ".message".length());
        attributes.put("gen_ai.prompt." + asked + ".role", role);
        attributes.set("gen_ai.prompt." + asked++ + ".content", said.path("content"));
      } else if (name.equals("gen_ai.choice")) {
        JsonNode message = Values.structured(said.path("message"));
        JsonNode text = message.isObject() ? message.path("content") : said.path("content");
        attributes.set("gen_ai.completion." + answered + ".content", text);
        attributes.set(
            "gen_ai.completion." + answered++ + ".finish_reason", said.path("finish_reason"));
      }
    }
  }

  /// An id as hexadecimal digits; some exporters write the bytes in base64.
  private static String id(JsonNode id, int bytes) {
    String text = Values.text(id);
    if (text.length() == 2 * bytes) {
      return text;
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(text);
      return decoded.length == bytes ? HexFormat.of().formatHex(decoded) : text;
    } catch (IllegalArgumentException _) {
      return text;
    }
  }
}
