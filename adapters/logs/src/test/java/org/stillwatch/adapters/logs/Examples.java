// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.stillwatch.adapters.logs.otlp.OtlpProtobuf;
import org.stillwatch.adapters.logs.record.LogFormat;
import org.stillwatch.adapters.logs.record.LogSettings;
import org.stillwatch.adapters.logs.record.Place;
import org.stillwatch.adapters.logs.record.Values;
import org.stillwatch.capture.RejectReason;
import org.stillwatch.testkit.SharedData;

/// Reads the example records beside the project.
final class Examples {
  private Examples() {}

  static List<JsonNode> values(String file) {
    Path path = SharedData.require("data/log-formats/" + file);
    try {
      byte[] bytes = Files.readAllBytes(path);
      if (file.endsWith(".pb")) {
        bytes = OtlpProtobuf.json(bytes).orElseThrow().getBytes(StandardCharsets.UTF_8);
      }
      var values = new ArrayList<JsonNode>();
      DocumentRecords.read(
          new ByteArrayInputStream(bytes), (value, number, offset, length) -> values.add(value));
      return values;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What the records of some files become, one line each, with texts hidden.
  static List<String> translated(LogFormat format, LogSettings settings, String... files) {
    var translation = new Translation(settings);
    var lines = new ArrayList<String>();
    var out =
        new Translation.Lines() {
          @Override
          public void line(byte[] line, Place place) {
            try {
              var exchange = (ObjectNode) Values.MAPPER.readTree(line);
              lines.add(Redaction.ofTexts(exchange).toString());
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }

          @Override
          public void refused(RejectReason reason, Place place) {
            lines.add("refused " + reason.word() + " " + place.number());
          }
        };
    for (String file : files) {
      values(file).forEach(v -> translation.hear(format, v));
    }
    for (String file : files) {
      long number = 0;
      for (JsonNode value : values(file)) {
        translation.read(format, value, new Place(0, ++number, 0, 0, 0), out);
      }
    }
    translation.end(format, out);
    return lines;
  }
}
