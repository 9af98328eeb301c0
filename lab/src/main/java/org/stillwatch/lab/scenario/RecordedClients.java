// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.stillwatch.lab.scenario.cast.Client;
import org.stillwatch.lab.scenario.cast.Client.Header;
import org.stillwatch.lab.scenario.cast.Clients;
import org.stillwatch.lab.scenario.chance.Dice;

/// Client programs from recorded requests: one whole header set with its values a program, never a
/// mixture of rows; the most recorded first. TLS and HTTP/2 fingerprints and the order of the
/// headers are invented, since the recordings do not hold them. Hosts are replaced, credentials
/// were dropped by the recorder, and headers that change with every request are left out.
final class RecordedClients {
  private static final List<String> PER_REQUEST =
      List.of("content-length", "traceparent", "x-request-id", "x-stainless-retry-count");

  private RecordedClients() {}

  static List<Client> read(Path folder, Dice dice) throws IOException {
    Map<String, List<Header>> sets = new TreeMap<>();
    Map<String, Integer> counts = new TreeMap<>();
    for (Path file : PromptFiles.files(folder)) {
      for (JsonNode row : PromptFiles.rows(file)) {
        List<Header> headers = headers(row.path("headers"));
        if (row.path("method").asText().equals("POST") && !agent(headers).isEmpty()) {
          sets.putIfAbsent(headers.toString(), headers);
          counts.merge(headers.toString(), 1, Integer::sum);
        }
      }
    }
    List<String> popular = new ArrayList<>(sets.keySet());
    popular.sort(
        Comparator.<String>comparingInt(k -> -counts.getOrDefault(k, 0)).thenComparing(k -> k));
    return popular.stream()
        .map(key -> sets.getOrDefault(key, List.of()))
        .map(headers -> Clients.invented(dice, agent(headers), dice.shuffled(headers)))
        .toList();
  }

  private static List<Header> headers(JsonNode recorded) {
    List<Header> headers = new ArrayList<>();
    recorded
        .properties()
        .forEach(entry -> {
          String name = entry.getKey();
          String value = plain(entry.getValue().asText());
          if (name.equalsIgnoreCase("host")) {
            headers.add(new Header(name, "api.example.com"));
          } else if (!PER_REQUEST.contains(name) && !value.contains("<dropped>")) {
            headers.add(new Header(name, value));
          }
        });
    return List.copyOf(headers);
  }

  /// Takes off the `b'...'` that one recorder wrapped around values.
  private static String plain(String value) {
    return value.startsWith("b'") && value.endsWith("'")
        ? value.substring(2, value.length() - 1)
        : value;
  }

  private static String agent(List<Header> headers) {
    return headers.stream()
        .filter(h -> h.name().equalsIgnoreCase("user-agent"))
        .map(Header::value)
        .findFirst()
        .orElse("");
  }
}
