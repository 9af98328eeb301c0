// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.examples.routed;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/// Engines that are the same but for the key of their mark.
///
/// @param http client for all of them
/// @param pools addresses in the order of pools
record Replicas(HttpClient http, List<URI> pools) {
  private static final Duration LONGEST_ANSWER = Duration.ofMinutes(10);

  Replicas {
    pools = List.copyOf(pools);
  }

  /// Asks one of them; the answer streams.
  HttpResponse<InputStream> ask(int pool, byte[] body, String authorization)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(pools.get(pool).resolve("/v1/chat/completions"))
            .timeout(LONGEST_ANSWER)
            .header("Content-Type", "application/json")
            .header("Authorization", authorization)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofInputStream());
  }
}
