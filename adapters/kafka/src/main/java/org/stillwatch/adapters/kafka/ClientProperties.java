// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.kafka;

import static org.apache.kafka.clients.consumer.ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.AUTO_OFFSET_RESET_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.FETCH_MAX_BYTES_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.GROUP_ID_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.ISOLATION_LEVEL_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.MAX_POLL_RECORDS_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.stillwatch.base.ConfigException;

/// What the Kafka client is told: what the promises of this module hang on is decided here, the
/// rest is the operator's.
final class ClientProperties {
  private static final Set<String> DECIDED_HERE =
      Set.of(
          BOOTSTRAP_SERVERS_CONFIG,
          GROUP_ID_CONFIG,
          KEY_DESERIALIZER_CLASS_CONFIG,
          VALUE_DESERIALIZER_CLASS_CONFIG,
          ENABLE_AUTO_COMMIT_CONFIG,
          AUTO_OFFSET_RESET_CONFIG,
          ISOLATION_LEVEL_CONFIG,
          ALLOW_AUTO_CREATE_TOPICS_CONFIG,
          MAX_POLL_RECORDS_CONFIG,
          FETCH_MAX_BYTES_CONFIG);

  /// A broker answers one fetch at a time, and partitions with traffic wait for those without.
  private static final int FETCH_WAIT_MILLIS = 100;

  /// Each try in vain is a line of the log.
  private static final int RECONNECT_MILLIS = 10_000;

  private static final Pattern NAMED = Pattern.compile("configuration ([a-z0-9._]+)");

  private ClientProperties() {}

  static void check(Map<String, String> client) {
    for (String key : new TreeSet<>(client.keySet())) {
      if (DECIDED_HERE.contains(key)) {
        throw new ConfigException("kafka", key, "it among the properties", "it left to Stillwatch");
      }
      if (!ConsumerConfig.configNames().contains(key)) {
        throw new ConfigException(
            "kafka", key, "an unknown property", "properties of a Kafka consumer");
      }
    }
  }

  /// Everything for a consumer.
  static Map<String, Object> of(KafkaSettings settings, KafkaLimits limits) {
    var all = new HashMap<String, Object>();
    all.put(FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MILLIS);
    all.put(RECONNECT_BACKOFF_MAX_MS_CONFIG, RECONNECT_MILLIS);
    all.putAll(settings.client());
    all.put(BOOTSTRAP_SERVERS_CONFIG, settings.bootstrap());
    all.put(GROUP_ID_CONFIG, settings.group());
    all.put(ENABLE_AUTO_COMMIT_CONFIG, false);
    all.put(AUTO_OFFSET_RESET_CONFIG, "none");
    all.put(ISOLATION_LEVEL_CONFIG, "read_committed");
    all.put(ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    all.put(MAX_POLL_RECORDS_CONFIG, limits.pollRecords());
    all.put(FETCH_MAX_BYTES_CONFIG, limits.heldBytes());
    return all;
  }

  /// The operator's mistake behind a refusal of the client, whose own words hold values.
  static ConfigException refusal(Throwable refused) {
    String key = "a property";
    String error = "";
    for (Throwable t = refused; t != null; t = t.getCause()) {
      error = t.getClass().getSimpleName();
      var named = NAMED.matcher(String.valueOf(t.getMessage()));
      if (named.find() && ConsumerConfig.configNames().contains(named.group(1))) {
        key = named.group(1);
      }
    }
    return new ConfigException(
        "kafka",
        key,
        "what the Kafka client refuses (" + error + ")",
        "what its documentation says");
  }
}
