// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Walks through JSON of strangers, value by value: strict in syntax, UTF-8 always, bounded in
/// every direction. A value over a limit is skipped, and the walk goes on behind it; broken syntax
/// ends the walk.
public final class JsonCursor implements AutoCloseable {
  /// The deepest nesting that can be skipped; anything deeper ends the walk.
  private static final int SKIPPED_DEPTH = 100_000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(SKIPPED_DEPTH)
                  .maxStringLength(JsonLimits.LIST.chars() << 12)
                  .maxNameLength(1 << 12)
                  .maxNumberLength(1_000)
                  .build())
          .build();

  private final JsonParser parser;

  private JsonCursor(JsonParser parser) {
    this.parser = parser;
  }

  /// Begins a walk.
  ///
  /// @throws BadJson when the bytes are no UTF-8
  public static JsonCursor over(byte[] json) throws BadJson {
    try {
      var _ = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json));
      return new JsonCursor(FACTORY.createParser(json));
    } catch (CharacterCodingException e) {
      throw new BadJson("expected UTF-8");
    } catch (IOException e) {
      throw syntax(e);
    }
  }

  /// A whole text that is one value.
  public static Json value(byte[] json, JsonLimits limits) throws BadJson {
    if (json.length > limits.bytes()) {
      throw new BadJson("expected at most " + limits.bytes() + " bytes");
    }
    try (var cursor = over(json)) {
      cursor.next();
      Json value = cursor.read(limits);
      cursor.end();
      return value;
    }
  }

  /// Moves on to the next token.
  public void next() throws BadJson {
    try {
      if (parser.nextToken() == null) {
        throw new BadJson("expected a value, and the text ends");
      }
    } catch (IOException e) {
      throw syntax(e);
    }
  }

  /// Checks that nothing follows.
  public void end() throws BadJson {
    try {
      if (parser.nextToken() != null) {
        throw new BadJson("expected nothing after the value");
      }
    } catch (IOException e) {
      throw syntax(e);
    }
  }

  /// Whether an object begins here.
  public boolean atObject() {
    return parser.hasToken(JsonToken.START_OBJECT);
  }

  /// Whether a list begins here.
  public boolean atList() {
    return parser.hasToken(JsonToken.START_ARRAY);
  }

  /// Whether an object or a list ends here.
  public boolean atEnd() {
    return parser.hasToken(JsonToken.END_OBJECT) || parser.hasToken(JsonToken.END_ARRAY);
  }

  /// The name of the member that begins here.
  public String name() throws BadJson {
    try {
      return Optional.ofNullable(parser.currentName()).orElse("");
    } catch (IOException e) {
      throw syntax(e);
    }
  }

  /// Where this walk stands, in bytes from the beginning.
  public long offset() {
    return parser.currentTokenLocation().getByteOffset();
  }

  /// Reads the value that begins here, and stands at its last token afterwards.
  ///
  /// @throws BadJson when the text is broken or the value over a limit
  public Json read(JsonLimits limits) throws BadJson {
    try {
      var tree = new JsonTree(parser, limits);
      Json value = tree.read();
      if (tree.problem().isPresent()) {
        throw new BadJson("expected " + tree.problem().get());
      }
      return value;
    } catch (IOException e) {
      throw syntax(e);
    }
  }

  /// Like [#read], but a value over a limit is no failure.
  ///
  /// @return the value, or why it is not taken
  public Taken take(JsonLimits limits) throws BadJson {
    try {
      var tree = new JsonTree(parser, limits);
      Json value = tree.read();
      return tree.problem()
          .<Taken>map(Taken.Skipped::new)
          .orElseGet(() -> new Taken.Whole(value, tree.values()));
    } catch (IOException e) {
      throw syntax(e);
    }
  }

  /// What became of a value.
  public sealed interface Taken {
    /// It was read.
    ///
    /// @param values how many values it holds, itself included
    record Whole(Json value, int values) implements Taken {}

    /// It was passed by.
    ///
    /// @param expected what it broke
    record Skipped(String expected) implements Taken {}
  }

  private static BadJson syntax(IOException e) {
    return new BadJson(
        e instanceof StreamConstraintsException
            ? "expected JSON within the limits of nesting, texts and numbers"
            : "expected JSON");
  }

  @Override
  public void close() {
    try {
      parser.close();
    } catch (IOException e) {
      throw new IllegalStateException("a parser of bytes cannot fail to close", e);
    }
  }
}
