// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.stillwatch.adapters.logs.fields.FieldMap;
import org.stillwatch.adapters.logs.fields.FieldMapFile;
import org.stillwatch.adapters.logs.join.JoinedFormats;
import org.stillwatch.adapters.logs.otlp.OtlpFormat;
import org.stillwatch.adapters.logs.record.LogFormat;

/// The kinds of logs that are known, in the order in which they are asked whether a record is
/// theirs (`log-formats.md` 9).
public final class LogFormats {
  private static final List<LogFormat> SHIPPED =
      List.of(
          JoinedFormats.trail(map("bedrock")),
          OtlpFormat.of(map("otlp")),
          JoinedFormats.rows(map("apim")),
          map("vertex"),
          map("litellm"),
          map("litellm-spend"),
          map("higress"),
          map("apisix"),
          JoinedFormats.blocks(map("kong")),
          map("one-api"),
          JoinedFormats.attempts(map("portkey"), "hookSpanId"),
          map("helicone"),
          JoinedFormats.observations(map("langfuse")),
          map("envoy"));

  private LogFormats() {}

  /// All of them.
  public static List<LogFormat> shipped() {
    return SHIPPED;
  }

  /// The one with a name.
  public static Optional<LogFormat> named(String name) {
    return SHIPPED.stream().filter(f -> f.name().equals(name)).findFirst();
  }

  /// The kind that a record is of, empty when it is none of them.
  public static Optional<LogFormat> of(JsonNode record) {
    return SHIPPED.stream().filter(f -> f.claims(record)).findFirst();
  }

  private static FieldMap map(String name) {
    String file = name + ".yaml";
    try (InputStream in = LogFormats.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("no field map " + file);
      }
      return FieldMapFile.read(file, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
