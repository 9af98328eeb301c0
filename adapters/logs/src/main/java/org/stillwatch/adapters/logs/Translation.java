// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.stillwatch.adapters.logs.record.Exchanges;
import org.stillwatch.adapters.logs.record.LogFormat;
import org.stillwatch.adapters.logs.record.LogReader;
import org.stillwatch.adapters.logs.record.LogSettings;
import org.stillwatch.adapters.logs.record.Place;
import org.stillwatch.adapters.logs.record.Values;
import org.stillwatch.capture.RejectReason;

/// Turns records of foreign logs into lines of `exchange/1`, over all sources of one run. Belongs
/// to one thread.
public final class Translation {
  /// The receiver of lines.
  public interface Lines {
    /// One exchange as a line of `exchange/1`, without its line end.
    void line(byte[] line, Place place);

    /// A record that is no exchange, or that cannot be used.
    void refused(RejectReason reason, Place place);
  }

  private final LogSettings settings;
  private final Map<String, LogReader> readers = new LinkedHashMap<>();

  public Translation(LogSettings settings) {
    this.settings = settings;
  }

  /// Hears a record beforehand, where a kind of log [joins][LogFormat#joins] its records.
  public void hear(LogFormat format, JsonNode value) {
    var reader = reader(format);
    Unwrapping.records(value).forEach(reader::hear);
  }

  /// Translates one value of a source, in which several records may be wrapped.
  public void read(LogFormat format, JsonNode value, Place place, Lines out) {
    var reader = reader(format);
    for (JsonNode record : Unwrapping.records(value)) {
      if (format.claims(record)) {
        reader.read(record, place, into(out));
      } else {
        out.refused(
            record.isObject() ? RejectReason.NOT_AN_EXCHANGE : RejectReason.WRONG_FORMAT, place);
      }
    }
  }

  /// Hands on records of our own that stand in a document or a table.
  public static void ours(JsonNode value, Place place, Lines out) {
    for (JsonNode record : Unwrapping.records(value)) {
      if (record instanceof ObjectNode exchange) {
        into(out).exchange(exchange, place);
      } else {
        out.refused(RejectReason.NOT_AN_EXCHANGE, place);
      }
    }
  }

  /// Tells what of a kind of log still waits, once all its sources are read.
  public void end(LogFormat format, Lines out) {
    reader(format).end(into(out));
  }

  private LogReader reader(LogFormat format) {
    return readers.computeIfAbsent(format.name(), n -> format.open(settings));
  }

  private static Exchanges into(Lines out) {
    return new Exchanges() {
      @Override
      public void exchange(ObjectNode exchange, Place place) {
        try {
          out.line(Values.MAPPER.writeValueAsBytes(exchange), place);
        } catch (JsonProcessingException _) {
          out.refused(RejectReason.WRONG_FORMAT, place);
        }
      }

      @Override
      public void refused(RejectReason reason, Place place) {
        out.refused(reason, place);
      }
    };
  }
}
