// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.stillwatch.testkit.KafkaBroker;

/// What a broker asks of its clients is passed on to it.
class KafkaSecurityTest {
  private static KafkaSettings settings(String topic, String password) {
    return new KafkaSettings(
        List.of(Kafka.BROKER.saslServers()),
        List.of(topic),
        topic,
        Map.of(
            "security.protocol",
            "SASL_PLAINTEXT",
            "sasl.mechanism",
            "PLAIN",
            "sasl.jaas.config",
            "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s\";"
                .formatted(KafkaBroker.USER, password)));
  }

  @Test
  void with_its_password_a_client_reads() throws Exception {
    String topic = Kafka.topic("guarded", 1);
    Kafka.send(topic, 0, List.of("a", "b"));
    var sink = new JournalSink();
    var settings = settings(topic, KafkaBroker.PASSWORD);
    try (var source = Kafka.source(settings, Kafka.LIMITS, sink)) {
      source.start();
      sink.awaitLines(2);
    }
    assertThat(sink.lines()).containsExactly("a", "b");
    assertThat(settings.toString()).doesNotContain(KafkaBroker.PASSWORD);
  }

  @Test
  void with_a_wrong_one_it_says_so_and_goes_on_trying() throws Exception {
    String topic = Kafka.topic("closed", 1);
    var sink = new JournalSink();
    try (var source = Kafka.source(settings(topic, "wrong"), Kafka.LIMITS, sink)) {
      source.start();
      Waiting.until(
          "it is refused", () -> source.counts().failure().equals("SaslAuthenticationException"));
      assertThat(source.counts().standing().partitions()).isZero();
    }
    assertThat(sink.offered).isEmpty();
  }
}
