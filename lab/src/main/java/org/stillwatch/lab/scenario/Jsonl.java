// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/// A file of JSON lines in the making: it appears under its name when it is complete, or never.
final class Jsonl implements Closeable {
  private final Path target;
  private final Path part;
  private final OutputStream out;
  private final JsonGenerator json;

  private Jsonl(Path target, Path part, OutputStream out) throws IOException {
    this.target = target;
    this.part = part;
    this.out = out;
    this.json = new JsonFactory().createGenerator(out);
    json.setRootValueSeparator(null);
  }

  /// A file; compressed when its name ends in `.gz`.
  static Jsonl create(Path target) throws IOException {
    Path part = target.resolveSibling(target.getFileName() + ".part");
    OutputStream file = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16);
    OutputStream out =
        target.toString().endsWith(".gz")
            ? new BufferedOutputStream(new Fast(file), 1 << 16)
            : file;
    return new Jsonl(target, part, out);
  }

  /// Begins a line.
  JsonGenerator line(String schema) throws IOException {
    json.writeStartObject();
    json.writeStringField("schema", schema);
    return json;
  }

  /// Ends a line.
  void end() throws IOException {
    json.writeEndObject();
    json.writeRaw('\n');
  }

  /// Completes the file and gives it its name.
  @Override
  public void close() throws IOException {
    json.close();
    out.close();
    Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /// Writes a member unless there is nothing to say.
  static void text(JsonGenerator json, String name, String value) throws IOException {
    if (!value.isEmpty()) {
      json.writeStringField(name, value);
    }
  }

  static void list(JsonGenerator json, String name, List<String> values) throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values.stream().sorted().toList()) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  /// Compression at a third of the usual effort: a log of prompts loses little by it.
  private static final class Fast extends GZIPOutputStream {
    Fast(OutputStream out) throws IOException {
      super(out, 1 << 16);
      def.setLevel(3);
    }
  }
}
