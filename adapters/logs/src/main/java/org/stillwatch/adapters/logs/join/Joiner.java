// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs.join;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.stillwatch.adapters.logs.record.Place;
import org.stillwatch.capture.RejectReason;

/// Makes whole records of parts, in one run. What it keeps is bounded: the oldest part goes first.
public interface Joiner {
  /// Parts that are kept at most.
  int MOST = 2_000_000;

  /// The receiver of whole records.
  interface Whole {
    void record(ObjectNode whole, Place place);

    void refused(RejectReason reason, Place place);
  }

  /// Hears a part that others need before they are read.
  default void hear(JsonNode part) {}

  /// Reads a part.
  void join(ObjectNode part, Place place, Whole out);

  /// Hands on what waits for parts that did not come.
  default void end(Whole out) {}
}
