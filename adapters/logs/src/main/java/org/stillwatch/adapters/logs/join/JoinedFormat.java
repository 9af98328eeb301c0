// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs.join;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Supplier;
import org.stillwatch.adapters.logs.fields.FieldMap;
import org.stillwatch.adapters.logs.record.Exchanges;
import org.stillwatch.adapters.logs.record.LogFormat;
import org.stillwatch.adapters.logs.record.LogReader;
import org.stillwatch.adapters.logs.record.LogSettings;
import org.stillwatch.adapters.logs.record.Place;
import org.stillwatch.capture.RejectReason;

/// A kind of log in which several records make one exchange, or one makes several: a joiner makes
/// whole records, and a field map reads those.
///
/// @param map reads whole records
/// @param parts marks of other records that belong to this kind, besides those of the map
/// @param joins whether some records must be heard before others are read
/// @param joiner makes a joiner for each run
public record JoinedFormat(
    FieldMap map, List<List<JsonPointer>> parts, boolean joins, Supplier<Joiner> joiner)
    implements LogFormat {

  @Override
  public String name() {
    return map.name();
  }

  @Override
  public boolean claims(JsonNode record) {
    return (!map.marks().isEmpty() && map.claims(record))
        || parts.stream()
            .anyMatch(form -> form.stream().allMatch(p -> !record.at(p).isMissingNode()));
  }

  @Override
  public LogReader open(LogSettings settings) {
    return new Reader(joiner.get(), map.open(settings));
  }

  private record Reader(Joiner joiner, LogReader whole) implements LogReader {
    @Override
    public void hear(JsonNode record) {
      joiner.hear(record);
    }

    @Override
    public void read(JsonNode record, Place place, Exchanges out) {
      if (record instanceof ObjectNode part) {
        joiner.join(part, place, into(out));
      } else {
        out.refused(RejectReason.WRONG_FORMAT, place);
      }
    }

    @Override
    public void end(Exchanges out) {
      joiner.end(into(out));
    }

    private Joiner.Whole into(Exchanges out) {
      return new Joiner.Whole() {
        @Override
        public void record(ObjectNode record, Place place) {
          whole.read(record, place, out);
        }

        @Override
        public void refused(RejectReason reason, Place place) {
          out.refused(reason, place);
        }
      };
    }
  }
}
