// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/// Calls a live service as any client would.
record LiveCaller(HttpClient client, int port, String secret) {
  static LiveCaller of(int port, String secret) {
    return new LiveCaller(HttpClient.newHttpClient(), port, secret);
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  HttpResponse<String> post(String path, List<String> lines)
      throws IOException, InterruptedException {
    return post(path, String.join("\n", lines).getBytes(StandardCharsets.UTF_8), "");
  }

  HttpResponse<String> post(String path, byte[] body, String encoding)
      throws IOException, InterruptedException {
    var request = request(path).POST(HttpRequest.BodyPublishers.ofByteArray(body));
    if (!encoding.isEmpty()) {
      request.header("Content-Encoding", encoding);
    }
    return send(request);
  }

  private HttpRequest.Builder request(String path) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofMinutes(2));
    if (!secret.isEmpty()) {
      request.header("Authorization", "Bearer " + secret);
    }
    return request;
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
