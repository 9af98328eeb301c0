// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// A log that lacks something, made from one that has it all.
final class PartialLog {
  private static final ObjectMapper JSON = new ObjectMapper();

  private PartialLog() {}

  /// What becomes of one record.
  interface Change {
    void apply(ObjectNode exchange);
  }

  static void write(Path log, Path to, Change change) throws IOException {
    try (var in =
            new BufferedReader(
                new InputStreamReader(
                    new GZIPInputStream(Files.newInputStream(log)), StandardCharsets.UTF_8));
        var out =
            new BufferedWriter(
                new OutputStreamWriter(
                    new GZIPOutputStream(Files.newOutputStream(to)), StandardCharsets.UTF_8))) {
      for (String text = in.readLine(); text != null; text = in.readLine()) {
        var exchange = (ObjectNode) JSON.readTree(text);
        change.apply(exchange);
        out.write(JSON.writeValueAsString(exchange));
        out.write('\n');
      }
    }
  }

  static Change withoutAddresses() {
    return exchange -> {
      if (exchange.get("client") instanceof ObjectNode client) {
        client.remove("ip");
      }
    };
  }

  static Change withoutTexts() {
    return exchange -> {
      exchange.remove("request");
      if (exchange.get("response") instanceof ObjectNode response) {
        response.remove("body");
      }
    };
  }
}
