// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs.otlp;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.List;
import org.stillwatch.adapters.logs.fields.FieldMap;
import org.stillwatch.adapters.logs.join.JoinedFormat;
import org.stillwatch.adapters.logs.record.LogFormat;

/// Traces and log events of OTLP in which calls of models are told.
public final class OtlpFormat {
  private OtlpFormat() {}

  /// The format, with the map that reads a call once it is flattened.
  public static LogFormat of(FieldMap map) {
    return new JoinedFormat(
        map,
        List.of(
            List.of(JsonPointer.compile("/resourceSpans")),
            List.of(JsonPointer.compile("/resourceLogs"))),
        true,
        SpanJoiner::new);
  }
}
