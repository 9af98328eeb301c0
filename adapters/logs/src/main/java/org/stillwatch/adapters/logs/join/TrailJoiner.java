// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs.join;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.stillwatch.adapters.logs.record.Addresses;
import org.stillwatch.adapters.logs.record.Place;
import org.stillwatch.adapters.logs.record.Values;
import org.stillwatch.capture.RejectReason;

/// Lays the caller's address and agent from an audit trail beside an invocation record, by request
/// id. A service that calls on somebody's behalf says nothing about who that is.
final class TrailJoiner implements Joiner {
  private final Newest<ObjectNode> callers = new Newest<>();

  @Override
  public void hear(JsonNode part) {
    if (isTrail(part)) {
      String address = Addresses.caller(Values.text(part.path("sourceIPAddress")));
      if (!address.isEmpty()) {
        ObjectNode caller = Values.object().put("ip", address);
        Values.put(caller, "agent", Values.text(part.path("userAgent")));
        callers.put(Values.text(part.path("requestID")), caller);
      }
    }
  }

  @Override
  public void join(ObjectNode part, Place place, Whole out) {
    if (isTrail(part)) {
      out.refused(RejectReason.NOT_AN_EXCHANGE, place);
      return;
    }
    callers.of(Values.text(part.path("requestId"))).ifPresent(c -> part.set("caller", c));
    out.record(part, place);
  }

  private static boolean isTrail(JsonNode part) {
    return part.has("eventSource") && part.has("requestID");
  }
}
