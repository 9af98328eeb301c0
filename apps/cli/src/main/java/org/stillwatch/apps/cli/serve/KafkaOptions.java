// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.serve;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.stillwatch.adapters.kafka.KafkaSettings;
import org.stillwatch.apps.cli.config.Configuration;
import org.stillwatch.apps.cli.config.Setting;
import org.stillwatch.base.ConfigException;

/// The settings of Kafka, where it is switched on.
final class KafkaOptions {
  private static final long MOST_BYTES = 1 << 20;

  private KafkaOptions() {}

  static Optional<KafkaSettings> settings(Configuration from) throws IOException {
    if (from.list(Setting.KAFKA_BOOTSTRAP).isEmpty() && from.list(Setting.KAFKA_TOPICS).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new KafkaSettings(
            from.list(Setting.KAFKA_BOOTSTRAP),
            from.list(Setting.KAFKA_TOPICS),
            from.text(Setting.KAFKA_GROUP),
            client(from.text(Setting.KAFKA_PROPERTIES_FILE))));
  }

  private static Map<String, String> client(String file) throws IOException {
    var client = new TreeMap<String, String>();
    if (!file.isEmpty()) {
      var properties = read(Path.of(file));
      properties.stringPropertyNames().forEach(key -> client.put(key, properties.getProperty(key)));
    }
    return client;
  }

  private static Properties read(Path file) throws IOException {
    if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
      throw new ConfigException(
          Setting.KAFKA_PROPERTIES_FILE.key(),
          "file",
          file.toString(),
          "a file that is there, of at most 1 MiB");
    }
    var properties = new Properties();
    try {
      properties.load(new StringReader(Files.readString(file)));
    } catch (CharacterCodingException | IllegalArgumentException e) {
      throw new ConfigException(file.toString(), "the file", "no properties", "lines of key=value");
    }
    return properties;
  }
}
