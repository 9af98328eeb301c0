// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.stillwatch.base.ConfigException;

/// A small file that people signed off, read strictly: one value, each key once.
final class StrictTree {
  static final int MOST_BYTES = 1 << 20;

  private static final ObjectMapper MAPPER =
      new ObjectMapper(
              Json.FACTORY
                  .copy()
                  .configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature(), true))
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private StrictTree() {}

  /// The whole file.
  ///
  /// @param file its name, for messages
  /// @param schema what it is to be
  static JsonNode of(String file, String schema, byte[] json) {
    if (json.length > MOST_BYTES) {
      throw new ConfigException(file, "the file", json.length + " bytes", "at most 1 MiB");
    }
    return tree(file, "the file", schema, json);
  }

  /// One value of a file.
  ///
  /// @param part where it stands
  static JsonNode tree(String file, String part, String schema, byte[] json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new ConfigException(
          file, part, "something that is no JSON, or a key twice", "a file of " + schema);
    } catch (IOException e) {
      throw new IllegalStateException("bytes can be read", e);
    }
  }
}
