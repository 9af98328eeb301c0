// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.body;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import org.stillwatch.capture.text.KeyedMix;

/// Hash of a JSON value by meaning: the order of members, white space, escapes and the spelling of
/// numbers make no difference. Members named `description` that hold text and `cache_control` are
/// left out, since frameworks reword and move them.
final class JsonHash {
  /// Longer numbers are compared by spelling.
  private static final int LONGEST_NUMBER = 32;

  private static final int OBJECT = 11;
  private static final int ARRAY = 12;
  private static final int SET = 13;

  private final KeyedMix mix;

  JsonHash(KeyedMix mix) {
    this.mix = mix;
  }

  /// The value that the parser stands on; afterwards it stands on its last token.
  long value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_NUMBER_FLOAT, VALUE_NUMBER_INT -> number(parser);
      default -> mix.then(exact(parser), parser.currentToken().id());
    };
  }

  /// An array whose order carries no meaning, such as a list of tools.
  long set(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      return value(parser);
    }
    long sum = 0;
    int size = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      sum += value(parser);
      size++;
    }
    return mix.close(mix.then(SET, sum), size);
  }

  /// A named value.
  long member(String name, long value) {
    return mix.close(mix.then(name(name), value), OBJECT);
  }

  private long object(JsonParser parser) throws IOException {
    long sum = 0;
    for (String name = Json.member(parser); !name.isEmpty(); name = Json.member(parser)) {
      if (name.equals("cache_control")
          || (name.equals("description") && parser.currentToken() == JsonToken.VALUE_STRING)) {
        parser.skipChildren();
      } else {
        sum += member(name, value(parser));
      }
    }
    return mix.close(mix.then(OBJECT, sum), OBJECT);
  }

  private long array(JsonParser parser) throws IOException {
    long state = ARRAY;
    int size = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      state = mix.then(state, value(parser));
      size++;
    }
    return mix.close(state, size);
  }

  private long number(JsonParser parser) throws IOException {
    if (parser.getTextLength() > LONGEST_NUMBER) {
      return exact(parser);
    }
    var number = new BigDecimal(parser.getText()).stripTrailingZeros();
    return mix.close(mix.then(number.unscaledValue().longValue(), number.scale()), ARRAY);
  }

  private long exact(JsonParser parser) throws IOException {
    int from = parser.getTextOffset();
    return mix.exact(parser.getTextCharacters(), from, from + parser.getTextLength());
  }

  private long name(String name) {
    return mix.exact(name.toCharArray(), 0, name.length());
  }
}
