// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.Set;
import org.stillwatch.adapters.logs.record.Values;

/// Reads records of a source that is not written line by line: JSON over several lines, one value
/// after the other, a list of them, or an object around such a list. Only one record lies in memory
/// at a time. A fault ends the source, since nobody knows where the next record begins.
public final class DocumentRecords {
  /// Longest record, in bytes.
  public static final int LONGEST = 16 << 20;

  /// Lists around records that keep their name, since a record is told by it.
  private static final Set<String> NAMED = Set.of("resourceSpans", "resourceLogs");

  /// The receiver of the records of one source.
  public interface Sink {
    /// One value: an element of the outermost list, or a value that stands alone.
    ///
    /// @param number of the value, the first is 1
    /// @param offset place of its first byte
    /// @param length its bytes
    /// @return whether to go on
    boolean value(JsonNode value, long number, long offset, long length);
  }

  /// More follows each value.
  private static final ObjectReader READER =
      Values.MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final JsonParser json;
  private final Sink sink;
  private long number;
  private long from;
  private boolean more = true;

  private DocumentRecords(JsonParser json, Sink sink) {
    this.json = new Bounded(json);
    this.sink = sink;
  }

  /// Reads to the end, or until the sink has enough.
  ///
  /// @throws IOException when the source breaks off or is no JSON; the records before that are told
  public static void read(InputStream in, Sink sink) throws IOException {
    try (JsonParser json = Values.MAPPER.getFactory().createParser(new MendedStream(in))) {
      new DocumentRecords(json, sink).all();
    }
  }

  private void all() throws IOException {
    while (more && start() != null) {
      switch (json.currentToken()) {
        case START_ARRAY -> elements("");
        case START_OBJECT -> object();
        default -> value("");
      }
    }
  }

  private JsonToken start() throws IOException {
    from = Long.MAX_VALUE;
    JsonToken token = json.nextToken();
    from = json.currentTokenLocation().getByteOffset();
    return token;
  }

  private void elements(String name) throws IOException {
    while (more && start() != JsonToken.END_ARRAY) {
      value(name);
    }
  }

  /// An object is a record, or what a tool wraps around a list of records.
  private void object() throws IOException {
    ObjectNode record = Values.object();
    long begun = from;
    boolean wraps = false;
    while (more && json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      boolean list = json.nextToken() == JsonToken.START_ARRAY;
      if (list && (NAMED.contains(name) || Unwrapping.WRAPPERS.contains(name))) {
        wraps = true;
        elements(NAMED.contains(name) ? name : "");
        from = begun;
      } else {
        record.set(name, READER.<JsonNode>readTree(json));
      }
    }
    if (more && !wraps) {
      tell(record, begun);
    }
  }

  private void value(String name) throws IOException {
    long begun = from;
    JsonNode value = READER.readTree(json);
    if (name.isEmpty()) {
      tell(value, begun);
    } else {
      ObjectNode named = Values.object();
      named.putArray(name).add(value);
      tell(named, begun);
    }
  }

  private void tell(JsonNode value, long begun) {
    more = sink.value(value, ++number, begun, json.currentLocation().getByteOffset() - begun);
  }

  /// Ends where a record is longer than anybody's memory.
  private final class Bounded extends JsonParserDelegate {
    @Override
    public BigDecimal getDecimalValue() throws IOException {
      try {
        return super.getDecimalValue();
      } catch (NumberFormatException e) {
        throw Values.beyondReason(e);
      }
    }

    Bounded(JsonParser json) {
      super(json);
    }

    @Override
    public JsonToken nextToken() throws IOException {
      JsonToken token = super.nextToken();
      if (currentLocation().getByteOffset() - from > LONGEST) {
        throw new StreamConstraintsException("a record is longer than " + LONGEST + " bytes");
      }
      return token;
    }
  }
}
