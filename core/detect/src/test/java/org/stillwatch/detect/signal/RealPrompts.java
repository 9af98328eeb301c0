// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect.signal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.stillwatch.base.KeyedHash;
import org.stillwatch.capture.PromptText;
import org.stillwatch.capture.text.TextFingerprinter;
import org.stillwatch.testkit.SharedData;

/// Word features of the prompts of one source of the shared data.
final class RealPrompts {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Set<String> TEXT = Set.of("text", "content", "turns");
  private static final String ANSWER = ", 'Output': ";
  private static final int MOST = 1_500;
  private static final int MOST_CHARACTERS = 2_000;

  private RealPrompts() {}

  static List<List<Long>> of(String source) {
    var sketch = new TextFingerprinter(new KeyedHash(1, 2), List.of()).sketch();
    var features = new ArrayList<List<Long>>();
    for (String text : texts(source)) {
      sketch.add(new PromptText(text.substring(0, Math.min(MOST_CHARACTERS, text.length()))));
      var found = sketch.take().features();
      if (!found.isEmpty()) {
        features.add(found);
      }
    }
    return features;
  }

  private static List<String> texts(String source) {
    var path = SharedData.require("data/" + source + ".jsonl.gz");
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(path)), StandardCharsets.UTF_8))) {
      var texts = new ArrayList<String>();
      for (String line = lines.readLine();
          line != null && texts.size() < MOST;
          line = lines.readLine()) {
        texts.add(first(line));
      }
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The first text of a line that a person or a program sent.
  private static String first(String line) throws IOException {
    try (var parser = JSON.createParser(line)) {
      boolean next = false;
      for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.FIELD_NAME) {
          next = TEXT.contains(parser.currentName());
        } else if (next && token == JsonToken.VALUE_STRING) {
          return parser.getText().split(ANSWER, 2)[0];
        }
      }
    }
    return "";
  }
}
