// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.testkit.PythonPeer;

/// The service read and written to by the client of TAXII that others use.
@NeedsPeers
@Timeout(600)
class LiveTaxiiPeersTest {
  private static final int OBJECTS = 10_000;

  @TempDir private Path folder = Path.of("");

  @Test
  void the_stock_client_reads_ten_thousand_objects_once_each_and_adds_its_own() throws Exception {
    Path sent = folder.resolve("objects.json");
    List<String> own = IntStream.range(0, 69).mapToObj(LiveTaxiiTest::identity).toList();
    Files.writeString(sent, "{\"objects\":[" + String.join(",", own) + "]}");
    try (var two = new TwoProviders(folder)) {
      two.fill("4a1c7a9e-0000-4000-8000-000000000001", OBJECTS, LiveTaxiiTest::identity);
      two.restartFirst();
      String base = "http://127.0.0.1:" + two.first.admin().port();

      var printed =
          new PythonPeer("adapters/taxii")
              .script("service_client.py", base + "/taxii2/", "second", two.key, sent.toString());
      assertThat(printed.exit()).as(printed.text()).isZero();
      JsonNode seen = new JsonMapper().readTree(printed.text());

      assertThat(texts(seen.path("titles"))).containsExactly("Feedback", "Reports");
      assertThat(seen.path("status").asText()).isEqualTo("complete");
      assertThat(seen.path("successes").asInt()).isEqualTo(69);
      assertThat(texts(seen.path("ids"))).hasSize(OBJECTS).doesNotHaveDuplicates();
      assertThat(texts(seen.path("manifest"))).hasSize(OBJECTS).doesNotHaveDuplicates();
      assertThat(seen.path("pages").asInt()).isEqualTo(OBJECTS / 100);
    }
  }

  private static List<String> texts(JsonNode list) {
    var texts = new ArrayList<String>();
    list.forEach(one -> texts.add(one.asText()));
    return texts;
  }
}
