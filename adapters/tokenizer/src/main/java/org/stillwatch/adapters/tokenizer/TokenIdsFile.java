// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.tokenizer;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.stillwatch.base.ConfigException;
import org.stillwatch.trace.score.TokenIdSource;
import org.stillwatch.trace.score.TokenIds;

/// Token ids out of a file (`token-ids/1`) that somebody made with the serving tokenizer: a line
/// that names it, then a line for each text, by SHA-256 of the text and never with it.
public final class TokenIdsFile implements TokenIdSource {
  private static final String SCHEMA = "stillwatch.token-ids/1";

  /// Ids of all texts together at most: what fits into memory beside the rest.
  private static final long MOST = 64L << 20;

  private final String tokenizer;
  private final Map<String, TokenIds> ids;

  private TokenIdsFile(String tokenizer, Map<String, TokenIds> ids) {
    this.tokenizer = tokenizer;
    this.ids = Map.copyOf(ids);
  }

  /// Reads a file.
  ///
  /// @throws ConfigException when it is something else, with the line; nothing of it is shown
  public static TokenIdsFile read(Path file) throws IOException {
    var ids = new HashMap<String, TokenIds>();
    long total = 0;
    int number = 1;
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      String head = lines.readLine();
      Line first = line(head == null ? "" : head);
      if (!first.schema.equals(SCHEMA) || first.tokenizer.isEmpty()) {
        throw wrong(file, number, "another head");
      }
      for (String text = lines.readLine(); text != null; text = lines.readLine()) {
        number++;
        Line line = line(text);
        if (!line.sha256.matches("[0-9a-f]{64}") || line.ids.isEmpty()) {
          throw wrong(file, number, "no text's ids");
        }
        total += line.ids.get().count();
        if (total > MOST) {
          throw wrong(file, number, "more than " + MOST + " token ids");
        }
        ids.put(line.sha256, line.ids.get());
      }
      return new TokenIdsFile(first.tokenizer, ids);
    } catch (JsonProcessingException | MalformedInputException _) {
      throw wrong(file, number, "no JSON"); // without the cause, which shows the line
    }
  }

  private static ConfigException wrong(Path file, int number, String found) {
    return new ConfigException(
        file.getFileName() + ":" + number, "token ids", found, "a file of " + SCHEMA);
  }

  /// One line, its members in any order.
  private static final class Line {
    private String schema = "";
    private String tokenizer = "";
    private String sha256 = "";
    private Optional<TokenIds> ids = Optional.empty();
  }

  private static Line line(String text) throws IOException {
    var line = new Line();
    try (JsonParser parser = TokenIdsJson.FACTORY.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return line;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        switch (name) {
          case "schema" -> line.schema = parser.getText();
          case "tokenizer" -> line.tokenizer = parser.getText();
          case "sha256" -> line.sha256 = parser.getText();
          case "ids" -> line.ids = Optional.of(TokenIdsJson.ids(parser));
          default -> parser.skipChildren();
        }
      }
      return line;
    }
  }

  @Override
  public String tokenizer() {
    return tokenizer;
  }

  @Override
  public Optional<TokenIds> of(String text) {
    return Optional.ofNullable(ids.get(sha256(text)));
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
