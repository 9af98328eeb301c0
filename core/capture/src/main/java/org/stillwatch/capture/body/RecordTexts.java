// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.body;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;
import org.stillwatch.capture.Limits;
import org.stillwatch.capture.ServedText;

/// All texts of a JSON record whose layout nobody knows: the values of its strings, each on a line
/// of its own, in their order. Names of members are no texts. Belongs to one thread.
public final class RecordTexts {
  private final Json json;
  private final StringBuilder texts = new StringBuilder();

  /// @param limits of depth; a line of the file is as long as its reader lets it be
  public RecordTexts(Limits limits) {
    json = new Json(limits.depth());
  }

  /// The texts of the JSON value in the bytes from `from` to before `to`; empty when it is no JSON,
  /// or nested too deeply. A value without texts has an empty text.
  public Optional<ServedText> read(byte[] record, int from, int to) {
    texts.setLength(0);
    try (JsonParser parser = json.parser(record, from, to)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING) {
          texts
              .append(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength())
              .append('\n');
        }
      }
      return Optional.of(new ServedText(texts.toString()));
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
