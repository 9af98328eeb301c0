// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs.join;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.Arrays;
import java.util.List;
import org.stillwatch.adapters.logs.fields.FieldMap;
import org.stillwatch.adapters.logs.record.LogFormat;

/// Kinds of logs whose records are not one exchange each.
public final class JoinedFormats {
  private JoinedFormats() {}

  /// Invocation logs of a cloud, with addresses from its audit trail where that is given too.
  public static LogFormat trail(FieldMap map) {
    return new JoinedFormat(
        map, List.of(marks("eventSource", "requestID")), true, TrailJoiner::new);
  }

  /// Gateway records with a block for each call.
  public static LogFormat blocks(FieldMap map) {
    return new JoinedFormat(map, List.of(), false, BlockSplitter::new);
  }

  /// Requests with a record for each attempt.
  ///
  /// @param id member that all attempts at one request share
  public static LogFormat attempts(FieldMap map, String id) {
    return new JoinedFormat(map, List.of(), true, () -> new LastAttempt(id));
  }

  /// Calls told in rows, with the gateway's own rows.
  public static LogFormat rows(FieldMap map) {
    return new JoinedFormat(
        map,
        List.of(
            marks("CorrelationId", "SequenceNumber"), marks("CorrelationId", "ApimSubscriptionId")),
        true,
        RowAssembler::new);
  }

  /// Observations of a tracing tool, told in pieces.
  public static LogFormat observations(FieldMap map) {
    return new JoinedFormat(
        map,
        List.of(
            marks("traceId", "providedModelName"),
            marks("trace_id", "usage_details"),
            marks("session_id", "user_id", "event_ts"),
            marks("body", "type", "timestamp")),
        true,
        ObservationMerger::new);
  }

  private static List<JsonPointer> marks(String... names) {
    return Arrays.stream(names).map(n -> JsonPointer.compile("/" + n)).toList();
  }
}
