// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.capture.Captured;
import org.stillwatch.capture.build.Capture;
import org.stillwatch.testkit.Schemas;
import org.stillwatch.testkit.SharedData;

class SharedExchangesTest {
  @Test
  void the_example_of_the_canonical_format_keeps_to_its_schema_and_is_read_without_loss()
      throws IOException {
    var file = SharedData.require("data/log-formats/stillwatch/exchange.example.jsonl");
    var lines = new ExchangeLines(new FingerprintKey(new byte[32]));
    List<String> examples = Files.readAllLines(file);

    assertThat(examples).hasSizeGreaterThanOrEqualTo(5);
    for (String example : examples) {
      byte[] bytes = example.getBytes(UTF_8);
      var sink = new ToldExchange();
      assertThat(Schemas.problems("exchange-1", example)).isEmpty();
      assertThat(lines.read(bytes, 0, bytes.length, sink)).isEqualTo(ToldExchange.BUILT);
      assertThat(sink.told).containsEntry("ignored", 0);
      assertThat(example).contains(String.valueOf(sink.told.getOrDefault("request", "")));
    }
  }

  @Test
  void the_example_becomes_observations() throws IOException {
    var file = SharedData.require("data/log-formats/stillwatch/exchange.example.jsonl");
    var key = new FingerprintKey(new byte[32]);
    var lines = new ExchangeLines(key);
    var sink = new BuilderSink(new Capture(key).exchange());

    for (String example : Files.readAllLines(file)) {
      byte[] bytes = example.getBytes(UTF_8);
      assertThat(lines.read(bytes, 0, bytes.length, sink))
          .isInstanceOfSatisfying(
              Captured.Used.class,
              used -> {
                assertThat(example).contains("\"id\":\"" + used.observation().id() + "\"");
                assertThat(used.observation().fingerprint().hasText())
                    .isEqualTo(example.contains("\"request\""));
              });
    }
  }
}
