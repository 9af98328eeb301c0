// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.webhook;

import java.net.http.HttpClient;
import java.time.Duration;

/// The HTTP client that all lanes share, made anew if it ended by itself, as it does when memory
/// ran out for a moment.
final class Sender {
  private final Duration connect;
  private HttpClient client;
  private boolean closed;

  Sender(Duration connect) {
    this.connect = connect;
    client = client(connect);
  }

  private static HttpClient client(Duration connect) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .proxy(HttpClient.Builder.NO_PROXY)
        .connectTimeout(connect)
        .build();
  }

  synchronized HttpClient client() {
    if (!closed && client.isTerminated()) {
      client = client(connect);
    }
    return client;
  }

  /// Breaks off whatever is on its way.
  synchronized void breakOff() {
    closed = true;
    client.shutdownNow();
  }
}
