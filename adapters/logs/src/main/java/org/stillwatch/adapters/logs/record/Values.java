// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.stillwatch.base.LoneSurrogates;
import org.stillwatch.capture.RejectReason;

/// Values of foreign records: what is missing, null or of another type is unknown.
public final class Values {
  /// How JSON of strangers is read: bounded depth, strings and numbers.
  public static final ObjectMapper MAPPER =
      new Trees(
              JsonFactory.builder()
                  .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                  .disable(JsonFactory.Feature.CHARSET_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(256)
                          .maxStringLength(16 << 20)
                          .maxNumberLength(400)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  /// The library gives up on exponents of eleven digits and more with an unchecked exception, and
  /// on half a character in a name, which a client could write to be overlooked.
  private static final class Trees extends ObjectMapper {
    private static final long serialVersionUID = 1;

    Trees(JsonFactory factory) {
      super(factory);
    }

    @Override
    public JsonNode readTree(byte[] content, int offset, int length) throws IOException {
      try {
        return super.readTree(content, offset, length);
      } catch (JsonParseException e) {
        var mended = LoneSurrogates.mended(content, offset, offset + length);
        if (mended.isEmpty()) {
          throw e;
        }
        return super.readTree(mended.get(), 0, length);
      }
    }

    @Override
    public JsonNode readTree(byte[] content) throws IOException {
      return readTree(content, 0, content.length);
    }

    @Override
    public JsonNode readTree(String content) throws JsonProcessingException {
      try {
        return super.readTree(content);
      } catch (JsonParseException e) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        var mended = LoneSurrogates.mended(bytes, 0, bytes.length);
        if (mended.isEmpty()) {
          throw e;
        }
        return super.readTree(new String(mended.get(), StandardCharsets.UTF_8));
      }
    }

    @Override
    protected JsonNode _readTreeAndClose(JsonParser json) throws IOException {
      try {
        return super._readTreeAndClose(json);
      } catch (NumberFormatException e) {
        throw beyondReason(e);
      }
    }
  }

  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");

  private Values() {}

  /// A number of which no value can be made, as [#reason] knows it.
  public static IOException beyondReason(NumberFormatException cause) {
    var refused = new StreamConstraintsException("Number with an exponent beyond reason");
    refused.initCause(cause);
    return refused;
  }

  /// A new record.
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /// Whether there is anything.
  public static boolean known(JsonNode value) {
    return !value.isMissingNode() && !value.isNull();
  }

  /// A text, or a number as text; empty when unknown.
  public static String text(JsonNode value) {
    return value.isTextual() || value.isNumber() ? value.asText() : "";
  }

  /// A whole number, which may be written as a text or with a fraction that is cut off.
  public static OptionalLong whole(JsonNode value) {
    if (value.isNumber()) {
      return value.canConvertToLong() ? OptionalLong.of(value.longValue()) : OptionalLong.empty();
    }
    String text = value.isTextual() ? value.asText() : "";
    return WHOLE.matcher(text).matches()
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }

  /// JSON inside a string; anything else is what it is.
  ///
  /// @return empty when the string is no JSON
  public static Optional<JsonNode> unfolded(JsonNode value) {
    if (!value.isTextual()) {
      return Optional.of(value);
    }
    try {
      JsonNode inner = MAPPER.readTree(value.asText());
      return Optional.of(inner.isMissingNode() ? MissingNode.getInstance() : inner);
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
  }

  /// JSON inside a string, or the string itself where it is a text like any other.
  public static JsonNode structured(JsonNode value) {
    String text = value.isTextual() ? value.asText().stripLeading() : "";
    return text.startsWith("{") || text.startsWith("[") ? unfolded(value).orElse(value) : value;
  }

  /// Sets a member unless the value is unknown or an empty text.
  public static void put(ObjectNode into, String name, String value) {
    if (!value.isEmpty()) {
      into.put(name, value);
    }
  }

  /// Why text could not be read as JSON. The library tells its limits apart by their message alone.
  public static RejectReason reason(IOException e) {
    if (!(e instanceof StreamConstraintsException)) {
      return RejectReason.NOT_JSON;
    }
    String message = String.valueOf(e.getMessage());
    if (message.contains("nesting depth")) {
      return RejectReason.TOO_DEEP;
    }
    return message.startsWith("Number ") || message.startsWith("BigDecimal ")
        ? RejectReason.BAD_NUMBER
        : RejectReason.TOO_LONG;
  }
}
