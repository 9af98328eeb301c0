// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.examples.proxy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Stream;

/// A customer of the API.
record Client(HttpClient http, int port, String key) {
  static final String KEY = "sk-customer-5d1f";
  static final String PROMPT = "name-the-secret-rivers-8b2e";

  static Client of(int port) {
    return new Client(HttpClient.newHttpClient(), port, KEY);
  }

  /// With an API key that the API does not know.
  static Client stranger(int port) {
    return new Client(HttpClient.newHttpClient(), port, "sk-stranger-77");
  }

  static String question(boolean stream) {
    return "{\"model\":\"model-a\",\"stream\":%s,\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}"
        .formatted(stream, PROMPT);
  }

  HttpResponse<String> ask() throws Exception {
    return http.send(request(question(false)).build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<Stream<String>> askForAStream() throws Exception {
    return http.send(request(question(true)).build(), HttpResponse.BodyHandlers.ofLines());
  }

  HttpRequest.Builder request(String body) {
    return at("/v1/chat/completions")
        .header("Authorization", "Bearer " + key)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  HttpRequest.Builder at(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }
}
