// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.InputStream;
import org.stillwatch.adapters.logs.record.Values;

/// Reads records of a source that is not written line by line: JSON over several lines, one value
/// after the other, or a list of them. A fault ends it, since nobody knows where the next value
/// begins.
public final class DocumentRecords {
  /// The receiver of the records of one source.
  public interface Sink {
    /// One value: an element of the outermost list, or a value that stands alone.
    ///
    /// @param number of the value, the first is 1
    /// @param offset place of its first byte
    /// @param length its bytes
    void value(JsonNode value, long number, long offset, long length);
  }

  /// More follows each value.
  private static final ObjectReader READER =
      Values.MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private DocumentRecords() {}

  /// Reads to the end.
  ///
  /// @throws IOException when the source breaks off or is no JSON; the values before that are told
  public static void read(InputStream in, Sink sink) throws IOException {
    long number = 0;
    try (JsonParser json = Values.MAPPER.getFactory().createParser(in)) {
      boolean inList = false;
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.START_ARRAY && !inList) {
          inList = true;
        } else if (token == JsonToken.END_ARRAY) {
          inList = false;
        } else {
          long from = json.currentTokenLocation().getByteOffset();
          JsonNode value = READER.readTree(json);
          long to = json.currentLocation().getByteOffset();
          sink.value(value, ++number, from, to - from);
        }
      }
    }
  }
}
