// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.base.LoneSurrogates;
import org.stillwatch.capture.Normaliser;
import org.stillwatch.capture.Observation;

/// Writes exchanges in sketch mode (`contracts.md` 2.3): what a line says of time, account, client,
/// status and usage stays, texts give way to their fingerprint, and whatever else the line holds is
/// left out. Of a header only the name stays, unless its value names a client library.
public final class SketchLines {
  private static final Set<String> PLAIN =
      Set.of(
          "time",
          "account",
          "org",
          "key",
          "user",
          "session",
          "pathway",
          "model",
          "operation",
          "latencyMs");

  private static final Set<String> OF_CLIENT = Set.of("ip", "userAgent", "ja3", "ja4", "h2");
  private static final Set<String> OF_RESPONSE = Set.of("status", "finish");
  private static final Set<String> OF_USAGE = Set.of("input", "output", "reasoning", "cached");

  private final String keyId;
  private final Predicate<String> valueCounts;

  /// @param key the key under which fingerprints are made
  /// @param valueCounts whether the value of a header of this name is looked at
  public SketchLines(FingerprintKey key, Predicate<String> valueCounts) {
    this.keyId = key.keyId();
    this.valueCounts = valueCounts;
  }

  /// One line without its end.
  ///
  /// @param buffer holds the line from `from` (included) to `to` (not included), which could be
  ///   read
  /// @param read what it was read as
  public byte[] write(byte[] buffer, int from, int to, Observation read) {
    byte[] whole =
        LoneSurrogates.mended(buffer, from, to)
            .orElseGet(() -> Arrays.copyOfRange(buffer, from, to));
    var line = new ByteArrayOutputStream(1_024);
    try (JsonParser in = Json.FACTORY.createParser(whole);
        JsonGenerator out = Json.FACTORY.createGenerator(line)) {
      in.nextToken();
      out.writeStartObject();
      out.writeStringField("schema", "stillwatch.exchange/1");
      out.writeStringField("id", read.id());
      members(in, out);
      out.writeFieldName("fingerprint");
      out.writeRawValue(FingerprintJson.write(read.fingerprint(), keyId, Normaliser.VERSION));
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a line that could be read cannot be copied", e);
    }
    return line.toByteArray();
  }

  private void members(JsonParser in, JsonGenerator out) throws IOException {
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      in.nextToken();
      switch (name) {
        case "client" -> client(in, out);
        case "response" -> some(name, OF_RESPONSE, in, out);
        case "usage" -> some(name, OF_USAGE, in, out);
        default -> plain(name, PLAIN, in, out);
      }
    }
  }

  private static void plain(String name, Set<String> kept, JsonParser in, JsonGenerator out)
      throws IOException {
    if (kept.contains(name) && in.currentToken().isScalarValue()) {
      out.writeFieldName(name);
      out.copyCurrentEvent(in);
    } else {
      in.skipChildren();
    }
  }

  private static void some(String name, Set<String> kept, JsonParser in, JsonGenerator out)
      throws IOException {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      in.skipChildren();
      return;
    }
    out.writeObjectFieldStart(name);
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String member = in.currentName();
      in.nextToken();
      plain(member, kept, in, out);
    }
    out.writeEndObject();
  }

  private void client(JsonParser in, JsonGenerator out) throws IOException {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      in.skipChildren();
      return;
    }
    out.writeObjectFieldStart("client");
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String member = in.currentName();
      in.nextToken();
      if (member.equals("headers")) {
        headers(in, out);
      } else {
        plain(member, OF_CLIENT, in, out);
      }
    }
    out.writeEndObject();
  }

  /// A list of pairs of name and value, or an object; what is neither is left out.
  private void headers(JsonParser in, JsonGenerator out) throws IOException {
    if (in.currentToken() == JsonToken.START_ARRAY) {
      out.writeArrayFieldStart("headers");
      while (in.nextToken() != JsonToken.END_ARRAY) {
        if (in.currentToken() == JsonToken.START_ARRAY) {
          header(in, out);
        } else {
          in.skipChildren();
        }
      }
      out.writeEndArray();
    } else if (in.currentToken() == JsonToken.START_OBJECT) {
      out.writeObjectFieldStart("headers");
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = in.currentName();
        boolean text = in.nextToken() == JsonToken.VALUE_STRING;
        out.writeStringField(name, text ? shown(name, in.getText()) : "");
        in.skipChildren();
      }
      out.writeEndObject();
    }
  }

  private void header(JsonParser in, JsonGenerator out) throws IOException {
    String name = in.nextToken() == JsonToken.VALUE_STRING ? in.getText() : "";
    if (!name.isEmpty() && in.nextToken() == JsonToken.VALUE_STRING) {
      out.writeStartArray();
      out.writeString(name);
      out.writeString(shown(name, in.getText()));
      out.writeEndArray();
    }
    while (in.currentToken() != JsonToken.END_ARRAY) {
      in.skipChildren();
      in.nextToken();
    }
  }

  private String shown(String name, String value) {
    return valueCounts.test(name) ? value : "";
  }
}
