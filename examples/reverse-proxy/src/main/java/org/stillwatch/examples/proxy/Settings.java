// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.examples.proxy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// What the proxy is told by variables of its environment.
///
/// @param listen address; port 0 takes a free one
/// @param clientAddress where the address of a client is found
/// @param api the API behind it, for example `https://api.example.org`
/// @param stillwatch address of the service
/// @param key its API key, of the roles `ingest` and `decide`
/// @param whenSilent what happens to a request when it does not answer
/// @param patience how long a request waits for its answer
record Settings(
    InetSocketAddress listen,
    ClientAddress clientAddress,
    URI api,
    URI stillwatch,
    String key,
    WhenSilent whenSilent,
    Duration patience) {

  Settings {
    if (key.isEmpty()) {
      throw new IllegalArgumentException("the file of STILLWATCH_KEY_FILE is empty");
    }
  }

  /// Reads them. `PROXY_API` and `STILLWATCH_KEY_FILE` have no default.
  ///
  /// @throws IllegalArgumentException when one is missing or is none
  static Settings of(Map<String, String> environment) {
    return new Settings(
        new InetSocketAddress(
            environment.getOrDefault("PROXY_HOST", "127.0.0.1"),
            number(environment, "PROXY_PORT", 8788)),
        new ClientAddress(environment.getOrDefault("PROXY_CLIENT_ADDRESS_HEADER", "")),
        URI.create(required(environment, "PROXY_API")),
        URI.create(environment.getOrDefault("STILLWATCH_URL", "http://127.0.0.1:8787")),
        key(required(environment, "STILLWATCH_KEY_FILE")),
        whenSilent(environment.getOrDefault("PROXY_WHEN_SILENT", "let_through")),
        Duration.ofMillis(number(environment, "PROXY_PATIENCE_MILLIS", 50)));
  }

  private static String key(String file) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      throw new IllegalArgumentException("STILLWATCH_KEY_FILE cannot be read: " + file, e);
    }
  }

  private static WhenSilent whenSilent(String word) {
    return switch (word) {
      case "let_through" -> WhenSilent.LET_THROUGH;
      case "refuse" -> WhenSilent.REFUSE;
      default ->
          throw new IllegalArgumentException("PROXY_WHEN_SILENT is let_through or refuse: " + word);
    };
  }

  private static int number(Map<String, String> environment, String name, int usual) {
    String value = environment.getOrDefault(name, String.valueOf(usual));
    if (!value.matches("\\d{1,9}")) {
      throw new IllegalArgumentException(name + " is a number: " + value);
    }
    return Integer.parseInt(value);
  }

  private static String required(Map<String, String> environment, String name) {
    String value = environment.getOrDefault(name, "");
    if (value.isEmpty()) {
      throw new IllegalArgumentException(name + " is not set");
    }
    return value;
  }

  /// Without the key.
  @Override
  public String toString() {
    return "listen " + listen + ", api " + api + ", stillwatch " + stillwatch + ", " + whenSilent;
  }
}
