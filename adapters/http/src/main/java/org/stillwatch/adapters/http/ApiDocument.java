// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The OpenAPI document of the service (`docs/formats/openapi.json`), with the formats of records
/// that it names put in their places, so that a reader needs nothing else.
final class ApiDocument {
  private static final JsonMapper JSON = new JsonMapper();

  private ApiDocument() {}

  /// The document in UTF-8.
  static byte[] whole() {
    JsonNode document = resource("openapi.json");
    if (document.at("/components/schemas") instanceof ObjectNode schemas) {
      for (var schema : List.copyOf(schemas.properties())) {
        String file = schema.getValue().path("$ref").asText();
        if (file.endsWith(".schema.json") && resource(file) instanceof ObjectNode format) {
          schemas.set(schema.getKey(), format.without(List.of("$schema", "$id")));
        }
      }
    }
    return document.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static JsonNode resource(String name) {
    try (InputStream in = ApiDocument.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing in this build");
      }
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
