// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ApiDocumentTest {
  private final JsonNode document = document();

  @Test
  void it_names_every_address_and_no_other() throws IOException {
    var documented = new TreeSet<String>();
    for (var path : document.path("paths").properties()) {
      String pattern = path.getKey().replace("{id}", ":id");
      path.getValue()
          .fieldNames()
          .forEachRemaining(
              method -> documented.add(method.toUpperCase(Locale.ROOT) + " " + pattern));
    }
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    try (var server =
        ApiServer.start(
            address,
            Optional.empty(),
            ApiLimits.DEFAULT,
            new EmptyService(() -> "{}").behind(Set.of()))) {
      var served = new TreeSet<String>();
      for (String one : server.addresses()) {
        if (!one.matches("/(envoy|opentelemetry)[.].*|/\\*")) {
          served.add(one);
        }
      }
      assertThat(served).isEqualTo(documented);
    }
  }

  @Test
  void only_health_is_open() {
    var open = new TreeSet<String>();
    for (var path : document.path("paths").properties()) {
      for (JsonNode operation : path.getValue()) {
        if (operation.has("security")) {
          open.add(path.getKey());
        }
      }
    }

    assertThat(document.path("security")).isNotEmpty();
    assertThat(open).containsExactly("/healthz", "/readyz");
  }

  @Test
  void a_reader_needs_no_other_file() {
    for (JsonNode reference : document.findValues("$ref")) {
      assertThat(document.at(reference.asText().substring(1)).isMissingNode())
          .as(reference.asText())
          .isFalse();
    }
    assertThat(document.at("/components/schemas/Campaign/properties/verdict").isMissingNode())
        .isFalse();
  }

  private static JsonNode document() {
    try {
      return new JsonMapper().readTree(ApiDocument.whole());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
