// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.tokenizer;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.stillwatch.base.ConfigException;
import org.stillwatch.trace.score.TokenIdSource;
import org.stillwatch.trace.score.TokenIds;

/// Token ids from the serving process itself, by the address `/tokenize` that vLLM has: what is
/// sent there is the text, so it goes where the operator says and nowhere else, never through a
/// proxy and never after a redirect. A text that the service refuses is unknown; a service that
/// does not answer ends the run, since half a corpus would be scored as if it were all of it.
public final class TokenizerService implements TokenIdSource, AutoCloseable {
  private static final int TRIES = 3;
  private static final int MOST_BYTES = 16 << 20;
  private static final int SERVER_ERROR = 500;
  private static final int TOO_MANY = 429;
  private static final int OK = 200;
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final URI address;
  private final String model;
  private final HttpClient client;

  private TokenizerService(URI address, String model) {
    this.address = address;
    this.model = model;
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(CONNECT)
            .build();
  }

  /// The service at an address.
  ///
  /// @param model that it is asked for; empty for the one that it serves
  /// @throws ConfigException when the address is no http or https address, or carries a password
  public static TokenizerService at(String address, String model) {
    URI uri;
    try {
      uri = URI.create(address);
    } catch (IllegalArgumentException _) {
      throw wrong();
    }
    boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    if (!http || uri.getHost() == null || uri.getRawUserInfo() != null) {
      throw wrong();
    }
    return new TokenizerService(uri, model);
  }

  private static ConfigException wrong() {
    return new ConfigException(
        "--tokenizer", "address", "something else", "http://HOST:PORT/tokenize, or a file");
  }

  @Override
  public String tokenizer() {
    String at = address.getAuthority() + address.getPath();
    return model.isEmpty() ? at : at + " " + model;
  }

  @Override
  public Optional<TokenIds> of(String text) {
    var request =
        HttpRequest.newBuilder(address)
            .timeout(ANSWER)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body(text)))
            .build();
    String trouble = "";
    for (int i = 0; i < TRIES; i++) {
      try {
        if (i > 0) {
          Thread.sleep(PAUSE);
        }
        HttpResponse<InputStream> response =
            client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream in = response.body()) {
          int status = response.statusCode();
          if (status == OK) {
            return Optional.of(read(in));
          }
          if (status < SERVER_ERROR && status != TOO_MANY) {
            return Optional.empty();
          }
          trouble = "answered " + status;
        }
      } catch (IOException e) {
        trouble = "failed with " + e.getClass().getSimpleName();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw new UncheckedIOException(new IOException("interrupted"));
      }
    }
    throw new UncheckedIOException(
        new IOException(
            "the tokenizer at " + tokenizer() + " " + trouble + ", " + TRIES + " times"));
  }

  private String body(String text) {
    var body = new StringWriter();
    try (JsonGenerator json = TokenIdsJson.FACTORY.createGenerator(body)) {
      json.writeStartObject();
      if (!model.isEmpty()) {
        json.writeStringField("model", model);
      }
      json.writeStringField("prompt", text);
      json.writeBooleanField("add_special_tokens", false);
      json.writeEndObject();
    } catch (IOException e) {
      throw new IllegalStateException("strings can be written", e);
    }
    return body.toString();
  }

  private static TokenIds read(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new IOException("expected an answer of at most 16 MiB");
    }
    try (JsonParser parser = TokenIdsJson.FACTORY.createParser(new ByteArrayInputStream(bytes))) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          boolean tokens = parser.currentName().equals("tokens");
          parser.nextToken();
          if (tokens) {
            return TokenIdsJson.ids(parser);
          }
          parser.skipChildren();
        }
      }
      throw new IOException("expected an object with tokens");
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
