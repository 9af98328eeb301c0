// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs.join;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.stillwatch.adapters.logs.record.Place;
import org.stillwatch.adapters.logs.record.Values;
import org.stillwatch.capture.RejectReason;

/// Puts observations of a tracing tool together: created and updated by separate events, written
/// again with every version, and the trace says whose they are. Members are told under one
/// spelling, whether they came from the API, a table or an event.
final class ObservationMerger implements Joiner {
  private static final Set<String> EXCHANGES = Set.of("GENERATION", "EMBEDDING");

  private final Newest<ObjectNode> traces = new Newest<>();
  private final Map<String, Observation> waiting = new LinkedHashMap<>();

  private record Observation(Place place, ObjectNode merged) {}

  @Override
  public void hear(JsonNode part) {
    String event = part.path("type").asText();
    if (event.equals("trace-create")) {
      trace(part.path("body"));
    } else if (!part.has("trace_id") && !part.has("traceId") && part.has("user_id")) {
      trace(part);
    }
  }

  private void trace(JsonNode trace) {
    ObjectNode whose = spelled(trace);
    traces.put(Values.text(whose.path("id")), whose);
  }

  @Override
  public void join(ObjectNode part, Place place, Whole out) {
    JsonNode body = part.path("body").isObject() ? part.path("body") : part;
    ObjectNode observation = spelled(body);
    String id = Values.text(observation.path("id"));
    if (!observes(part, observation) || id.isEmpty()) {
      out.refused(RejectReason.NOT_AN_EXCHANGE, place);
      return;
    }
    var known = waiting.computeIfAbsent(id, i -> new Observation(place, Values.object()));
    if (newer(observation, known.merged)) {
      observation.properties().stream()
          .filter(e -> Values.known(e.getValue()))
          .forEach(e -> known.merged.set(e.getKey(), e.getValue()));
    }
  }

  private static boolean observes(JsonNode part, ObjectNode observation) {
    String type = part.path("type").asText();
    boolean event = type.startsWith("generation-") || type.startsWith("embedding-");
    return event || EXCHANGES.contains(observation.path("type").asText());
  }

  /// Tables of this kind replace rows: a version that is older than what is known says nothing new.
  private static boolean newer(ObjectNode version, ObjectNode known) {
    return Values.text(version.path("eventTs")).compareTo(Values.text(known.path("eventTs"))) >= 0;
  }

  @Override
  public void end(Whole out) {
    for (Observation observation : waiting.values()) {
      ObjectNode merged = observation.merged;
      if (merged.path("isDeleted").asInt() != 0) {
        out.refused(RejectReason.NOT_AN_EXCHANGE, observation.place);
      } else {
        traces.of(Values.text(merged.path("traceId"))).ifPresent(t -> merged.set("trace", t));
        counts(merged);
        if (merged.path("level").asText().equals("ERROR")) {
          merged.put("failure", "error");
        }
        out.record(merged, observation.place);
      }
    }
    waiting.clear();
  }

  /// Counts come under free names; the total is the sum of the others.
  private static void counts(ObjectNode merged) {
    JsonNode details = Values.structured(merged.path("usageDetails"));
    ObjectNode counts = Values.object();
    for (String side : new String[] {"input", "output"}) {
      long sum = 0;
      boolean known = false;
      for (var member : details.properties()) {
        var count = Values.whole(member.getValue());
        if (member.getKey().startsWith(side) && count.isPresent()) {
          sum += count.getAsLong();
          known = true;
        }
      }
      if (known) {
        counts.put(side, sum);
      }
    }
    details.properties().stream()
        .filter(e -> e.getKey().contains("cache") && e.getKey().startsWith("input"))
        .filter(e -> !e.getKey().contains("creation"))
        .forEach(e -> counts.set("cached", e.getValue()));
    details.properties().stream()
        .filter(e -> e.getKey().contains("reasoning"))
        .forEach(e -> counts.set("reasoning", e.getValue()));
    merged.set("counts", counts);
  }

  /// Names with underscores as names with capitals.
  private static ObjectNode spelled(JsonNode part) {
    ObjectNode spelled = Values.object();
    part.properties().forEach(e -> spelled.set(camel(e.getKey()), e.getValue()));
    return spelled;
  }

  private static String camel(String name) {
    var camel = new StringBuilder();
    boolean raise = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '_' && !camel.isEmpty()) {
        raise = true;
      } else {
        camel.append(raise ? Character.toUpperCase(c) : c);
        raise = false;
      }
    }
    return camel.toString();
  }
}
