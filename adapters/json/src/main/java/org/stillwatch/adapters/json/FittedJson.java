// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import org.stillwatch.judge.Fitted;

/// `fitted.json`: the fitted models with the provenance of their data.
public final class FittedJson {
  private static final String SCHEMA = "stillwatch.fitted/1";
  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private FittedJson() {}

  /// Writes a fit.
  public static String write(Fitted fitted) throws IOException {
    ObjectNode root = MAPPER.createObjectNode().put("schema", SCHEMA);
    root.setAll((ObjectNode) MAPPER.valueToTree(fitted));
    return MAPPER.writeValueAsString(root) + "\n";
  }

  /// Reads a fit.
  ///
  /// @throws IOException when it is no fit of this version
  public static Fitted read(InputStream in) throws IOException {
    JsonNode root = MAPPER.readTree(in);
    if (!(root instanceof ObjectNode fields) || !SCHEMA.equals(fields.path("schema").asText())) {
      throw new IOException("expected " + SCHEMA);
    }
    fields.remove("schema");
    return MAPPER.treeToValue(fields, Fitted.class);
  }
}
