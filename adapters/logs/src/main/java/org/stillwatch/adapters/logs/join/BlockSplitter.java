// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs.join;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import org.stillwatch.adapters.logs.record.Place;
import org.stillwatch.adapters.logs.record.Values;
import org.stillwatch.capture.RejectReason;

/// Splits a gateway's record that tells several calls of models, one block of `ai` for each plugin
/// that made one. A payload that stands beside the blocks belongs to all of them.
final class BlockSplitter implements Joiner {
  @Override
  public void join(ObjectNode part, Place place, Whole out) {
    JsonNode common = part.at("/ai/payload/request");
    var calls = new ArrayList<ObjectNode>();
    for (var member : part.path("ai").properties()) {
      if (member.getValue() instanceof ObjectNode block && block.path("meta").isObject()) {
        ObjectNode call = part.deepCopy();
        call.remove("ai");
        call.set("block", block);
        if (Values.known(common) && !Values.known(block.at("/payload/request"))) {
          ObjectNode payload =
              block.path("payload") instanceof ObjectNode own ? own : Values.object();
          payload.set("request", common);
          block.set("payload", payload);
        }
        calls.add(call);
      }
    }
    calls.forEach(call -> out.record(call, place));
    if (calls.isEmpty()) {
      out.refused(RejectReason.NOT_AN_EXCHANGE, place);
    }
  }
}
