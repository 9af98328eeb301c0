// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.adapters.kafka.KafkaSettings;
import org.stillwatch.apps.cli.config.Configuration;

/// What switches Kafka on, and what the file of its client holds.
class KafkaOptionsTest {
  private static final String SECRET = "sw-secret-90ab17";

  @TempDir private Path folder = Path.of("");

  private static Optional<KafkaSettings> settings(Map<String, String> flags) throws IOException {
    return KafkaOptions.settings(Configuration.read(Optional.empty(), Map.of(), flags));
  }

  private Optional<KafkaSettings> withFile(String text) throws IOException {
    var file = Files.writeString(folder.resolve("client.properties"), text);
    var flags = new HashMap<>(Map.of("kafka.bootstrap", "a:1,b:2", "kafka.topics", "t,u"));
    flags.put("kafka.propertiesFile", file.toString());
    return settings(flags);
  }

  @Test
  void it_is_off_until_brokers_are_named() throws Exception {
    assertThat(settings(Map.of("kafka.group", "other"))).isEmpty();
  }

  @Test
  void brokers_and_topics_are_lists_and_the_file_holds_the_rest() throws Exception {
    assertThat(withFile("# TLS\nsecurity.protocol = SSL\nssl.truststore.password: " + SECRET))
        .map(KafkaSettings::toString)
        .hasValue(
            "Kafka at [a:1, b:2], group stillwatch, topics [t, u], properties [security.protocol,"
                + " ssl.truststore.password]");
  }

  @Test
  void topics_without_brokers_are_a_mistake() {
    assertThatThrownBy(() -> settings(Map.of("kafka.topics", "t")))
        .hasMessage("kafka: bootstrap: found ``, expected host:port, separated by commas");
  }

  @Test
  void a_file_that_cannot_be_read_is_named_without_what_it_holds() {
    assertThatThrownBy(() ->
            settings(
                Map.of(
                    "kafka.bootstrap", "a:1",
                    "kafka.topics", "t",
                    "kafka.propertiesFile", "nowhere")))
        .hasMessage(
            "kafka.propertiesFile: file: found nowhere, expected a file that is there, of at most"
                + " 1 MiB");
    assertThatThrownBy(() -> withFile("sasl.jaas.config=" + SECRET + "\\u00zz"))
        .hasMessageEndingWith("the file: found no properties, expected lines of key=value")
        .hasMessageNotContaining(SECRET);
  }
}
