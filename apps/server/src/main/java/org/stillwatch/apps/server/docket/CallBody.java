// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.docket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.stillwatch.adapters.http.Desk;
import org.stillwatch.base.Utf8;

/// What somebody says in a call to a desk: one JSON object, each member once, and nothing behind
/// it, so that what was done is all that was said.
public final class CallBody {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final int LONGEST_REASON = 1_024;

  /// With a character that can be seen, and without NUL, which not every database keeps; as `Words`
  /// of `openapi.json` says it.
  private static final Pattern READABLE =
      Pattern.compile(
          "[^\\u0000]*"
              + "[^\\u0000-\\u0020\\u007F-\\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029"
              + "\\u202F\\u205F\\u3000\\uFEFF]"
              + "[^\\u0000]*");

  private final JsonNode body;

  private CallBody(JsonNode body) {
    this.body = body;
  }

  /// What a call does not say.
  public static final class Unsaid extends Exception {
    private static final long serialVersionUID = 1L;

    /// @param expected what it had to say
    public Unsaid(String expected) {
      super(expected, null, false, false);
    }
  }

  /// The body of a call.
  ///
  /// @throws Unsaid when it is no object
  public static CallBody of(Desk.Call call) throws Unsaid {
    try {
      JsonNode body = JSON.readTree(call.body());
      if (body.isObject()) {
        return new CallBody(body);
      }
    } catch (JsonProcessingException e) {
      throw new Unsaid("a JSON object");
    }
    throw new Unsaid("a JSON object");
  }

  /// Why somebody does something.
  public String reason() throws Unsaid {
    return text("reason", LONGEST_REASON);
  }

  /// A text of 1 to so many characters.
  public String text(String name, int longest) throws Unsaid {
    JsonNode value = body.path(name);
    String found = value.asText();
    if (!value.isTextual() || !isText(found) || found.codePoints().count() > longest) {
      throw new Unsaid("\"%s\": a text of 1 to %d characters".formatted(name, longest));
    }
    return found;
  }

  /// Halves of characters are no text either.
  private static boolean isText(String found) {
    return READABLE.matcher(found).matches() && Utf8.length(found) >= 0;
  }

  /// A whole number, however it is written: 7.0 is one, as in JSON Schema.
  public int number(String name, int least, int most) throws Unsaid {
    JsonNode value = body.path(name);
    boolean whole = value.canConvertToExactIntegral() && value.canConvertToInt();
    if (!whole || value.asInt() < least || value.asInt() > most) {
      throw new Unsaid("\"%s\": a whole number from %d".formatted(name, least));
    }
    return value.asInt();
  }

  /// Whether something is said to be so; not when nothing is said of it.
  public boolean flag(String name) throws Unsaid {
    JsonNode value = body.path(name);
    if (!isUnsaid(value) && !value.isBoolean()) {
      throw new Unsaid("\"%s\": true or false".formatted(name));
    }
    return value.asBoolean(false);
  }

  /// The texts of a list; none when there is no list.
  public List<String> words(String name) throws Unsaid {
    JsonNode list = body.path(name);
    var words = new ArrayList<String>();
    for (JsonNode word : list) {
      words.add(word.isTextual() ? word.asText() : "");
    }
    if ((!isUnsaid(list) && !list.isArray()) || words.contains("")) {
      throw new Unsaid("\"%s\": a list of texts".formatted(name));
    }
    return words;
  }

  private static boolean isUnsaid(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  /// An object in it, as JSON.
  public String object(String name) throws Unsaid {
    JsonNode value = body.path(name);
    if (!value.isObject()) {
      throw new Unsaid("\"%s\": an object".formatted(name));
    }
    return value.toString();
  }
}
