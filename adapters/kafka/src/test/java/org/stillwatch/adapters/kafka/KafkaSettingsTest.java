// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.base.ConfigException;

/// What may be set, and what the refusals say.
class KafkaSettingsTest {
  private static final String SECRET = "sw-secret-90ab17";

  private static KafkaSettings settings(Map<String, String> client) {
    return settings("h:1", "traffic", client);
  }

  private static KafkaSettings settings(String server, String topic, Map<String, String> client) {
    return new KafkaSettings(List.of(server), List.of(topic), "g", client);
  }

  @Test
  void the_text_of_settings_names_properties_and_holds_no_value_of_one() {
    var settings =
        new KafkaSettings(
            List.of("one:9092", "two:9093"),
            List.of("traffic", "more"),
            "stillwatch",
            Map.of("ssl.keystore.password", SECRET, "security.protocol", "SASL_SSL"));

    assertThat(settings)
        .hasToString(
            "Kafka at [one:9092, two:9093], group stillwatch, topics [traffic, more], properties"
                + " [security.protocol, ssl.keystore.password]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "host", "host:", ":9092", "http://host:9092", "a b:1"})
  void brokers_are_hosts_with_ports(String server) {
    assertThatThrownBy(() -> settings(server, "t", Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "kafka: bootstrap: found `" + server + "`, expected host:port, separated by commas");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[::1]:9092", "10.0.0.1:9092", "a.b-c_d:1"})
  void brokers_may_be_names_and_addresses(String server) {
    assertThat(settings(server, "t", Map.of()).bootstrap()).containsExactly(server);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a b", "a/b", "ä"})
  void topics_are_names_that_a_broker_can_have(String topic) {
    assertThatThrownBy(() -> settings("h:1", topic, Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "kafka: topics: found `" + topic + "`, expected topics of letters, digits, . _ -");
  }

  @Test
  void there_is_one_topic_at_least_and_each_once() {
    assertThatThrownBy(() -> new KafkaSettings(List.of("h:1"), List.of(), "g", Map.of()))
        .hasMessage("kafka: topics: found ``, expected topics of letters, digits, . _ -");
    assertThatThrownBy(() -> new KafkaSettings(List.of("h:1"), List.of("t", "t"), "g", Map.of()))
        .hasMessage("kafka: topics: found one topic twice, expected each once");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bootstrap.servers", "group.id", "enable.auto.commit", "auto.offset.reset",
        "isolation.level", "value.deserializer", "max.poll.records", "fetch.max.bytes"
      })
  void what_the_promises_hang_on_is_not_for_sale(String key) {
    assertThatThrownBy(() -> settings(Map.of(key, SECRET)))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "kafka: " + key + ": found it among the properties, expected it left to Stillwatch");
  }

  @Test
  void an_unknown_property_is_a_mistake() {
    assertThatThrownBy(() -> settings(Map.of("sasl.jass.config", SECRET)))
        .hasMessage(
            "kafka: sasl.jass.config: found an unknown property, expected properties of a Kafka"
                + " consumer");
  }

  @ParameterizedTest
  @CsvSource({
    "security.protocol, security.protocol",
    "session.timeout.ms, session.timeout.ms",
    "sasl.jaas.config, a property",
    "ssl.truststore.location, a property"
  })
  void what_the_client_refuses_is_named_without_its_value(String key, String named) {
    var client = new HashMap<>(Map.of(key, SECRET));
    if (!key.equals("security.protocol")) {
      client.put("security.protocol", "SASL_SSL");
    }
    var settings = settings("localhost:1", "traffic", client);
    assertThatThrownBy(() -> Kafka.source(settings, Kafka.LIMITS, new JournalSink()))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("kafka: " + named + ": found what the Kafka client refuses (")
        .hasMessageNotContaining(SECRET)
        .hasNoCause();
  }

  @Test
  void a_broker_without_an_address_is_no_mistake_and_is_tried_again() throws Exception {
    var settings = settings("nowhere.invalid:9092", "traffic", Map.of());
    try (var source = Kafka.source(settings, Kafka.LIMITS, new JournalSink())) {
      source.start();
      Waiting.until("it says so", () -> source.counts().failure().equals("UnknownHostException"));
    }
  }
}
