// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs.join;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stillwatch.adapters.logs.record.Place;
import org.stillwatch.adapters.logs.record.Values;
import org.stillwatch.capture.RejectReason;

/// Puts the rows of one call together again: row 0 holds model and counts, the others hold chunks
/// of the request or of the answer, in any order; a row of the gateway's own log says who called. A
/// chunk is no JSON, so they are joined before they are read.
final class RowAssembler implements Joiner {
  private static final int MOST_ROWS = 4_096;
  private static final int MOST_WAITING = 200_000;

  private final Newest<ObjectNode> gateway = new Newest<>();
  private final Map<String, Call> waiting = new LinkedHashMap<>();

  /// The rows of one call so far.
  private static final class Call {
    private final Place place;
    private final SortedMap<Long, String> asked = new TreeMap<>();
    private final SortedMap<Long, String> answered = new TreeMap<>();
    private ObjectNode head = Values.object();
    private String earliest = "";

    Call(Place place) {
      this.place = place;
    }

    void add(ObjectNode row) {
      long number = Values.whole(row.path("SequenceNumber")).orElse(0);
      if (number == 0) {
        head = row;
      }
      if (asked.size() + answered.size() < MOST_ROWS) {
        put(asked, number, row.path("RequestMessages"));
        put(answered, number, row.path("ResponseMessages"));
      }
      String time = Values.text(row.path("TimeGenerated"));
      earliest = earliest.isEmpty() || time.compareTo(earliest) < 0 ? time : earliest;
    }

    private static void put(SortedMap<Long, String> chunks, long number, JsonNode chunk) {
      if (Values.known(chunk)) {
        chunks.put(number, chunk.isTextual() ? chunk.asText() : chunk.toString());
      }
    }
  }

  @Override
  public void hear(JsonNode part) {
    if (part instanceof ObjectNode row && isGateway(part)) {
      gateway.put(Values.text(part.path("CorrelationId")), row);
    }
  }

  @Override
  public void join(ObjectNode part, Place place, Whole out) {
    if (isGateway(part)) {
      out.refused(RejectReason.NOT_AN_EXCHANGE, place);
      return;
    }
    String id = Values.text(part.path("CorrelationId"));
    if (id.isEmpty()) {
      out.refused(RejectReason.UNASSEMBLED, place);
      return;
    }
    waiting.computeIfAbsent(id, i -> new Call(place)).add(part);
    if (waiting.size() > MOST_WAITING) {
      var eldest = waiting.entrySet().iterator().next();
      waiting.remove(eldest.getKey());
      out.record(whole(eldest.getKey(), eldest.getValue()), eldest.getValue().place);
    }
  }

  @Override
  public void end(Whole out) {
    waiting.forEach((id, call) -> out.record(whole(id, call), call.place));
    waiting.clear();
  }

  private ObjectNode whole(String id, Call call) {
    ObjectNode whole = Values.object();
    whole.put("id", id);
    whole.put("earliest", call.earliest);
    whole.set("head", call.head);
    gateway.of(id).ifPresent(row -> whole.set("gateway", row));
    Values.put(whole, "asked", String.join("", call.asked.values()));
    Values.put(whole, "answered", String.join("", call.answered.values()));
    return whole;
  }

  private static boolean isGateway(JsonNode part) {
    return part.has("ApimSubscriptionId") && !part.has("SequenceNumber");
  }
}
