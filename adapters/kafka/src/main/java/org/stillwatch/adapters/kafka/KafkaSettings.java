// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.kafka;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.stillwatch.base.ConfigException;

/// Where records come from. The values of client properties stand in no message and not in
/// [#toString].
///
/// @param bootstrap `host:port` of some brokers
/// @param topics at least one
/// @param group consumer group; members of one group share the partitions
/// @param client further properties of the Kafka client, such as those of SASL and TLS
public record KafkaSettings(
    List<String> bootstrap, List<String> topics, String group, Map<String, String> client) {
  private static final Pattern SERVER =
      Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+):[0-9]{1,5}");
  private static final Pattern TOPIC = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._-]{1,249}");
  private static final Pattern GROUP = Pattern.compile("[A-Za-z0-9._:-]{1,249}");

  /// @throws ConfigException for what no broker can have, and for a property that is unknown or
  ///   decided here
  public KafkaSettings {
    all("bootstrap", bootstrap, SERVER, "host:port, separated by commas");
    all("topics", topics, TOPIC, "topics of letters, digits, . _ -");
    all("group", List.of(group), GROUP, "a name of letters, digits, . _ : -");
    if (new HashSet<>(topics).size() < topics.size()) {
      throw new ConfigException("kafka", "topics", "one topic twice", "each once");
    }
    bootstrap = List.copyOf(bootstrap);
    topics = List.copyOf(topics);
    client = Map.copyOf(client);
    ClientProperties.check(client);
  }

  private static void all(String key, List<String> found, Pattern right, String expected) {
    if (found.isEmpty() || !found.stream().allMatch(one -> right.matcher(one).matches())) {
      throw new ConfigException("kafka", key, "`" + String.join(",", found) + "`", expected);
    }
  }

  @Override
  public String toString() {
    return "Kafka at %s, group %s, topics %s, properties %s"
        .formatted(bootstrap, group, topics, new TreeMap<>(client).keySet());
  }
}
