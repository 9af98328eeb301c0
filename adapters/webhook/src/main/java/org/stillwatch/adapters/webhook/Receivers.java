// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.stillwatch.base.ConfigException;
import org.stillwatch.respond.notice.Topic;

/// Who is told, as `webhooks.yaml` says. Fails closed: one mistake and nobody is told, so that no
/// notice is lost to a receiver whose settings were half read.
///
/// @param all each name once, at most 32
public record Receivers(List<Receiver> all) {
  private static final int MOST = 32;
  private static final int MOST_BYTES = 64 << 10;
  private static final ObjectMapper YAML =
      new ObjectMapper(
              YAMLFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(16).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /// @throws IllegalArgumentException for a name that stands twice, or too many
  public Receivers {
    var names = new HashSet<String>();
    if (all.size() > MOST || !all.stream().allMatch(one -> names.add(one.name()))) {
      throw new IllegalArgumentException("at most 32 receivers, each name once");
    }
    all = List.copyOf(all);
  }

  /// Reads the file, and each secret once, so that a mistake is told at the start.
  ///
  /// @throws ConfigException naming the file, the key, what was found and what is expected
  /// @throws IOException when a file cannot be read
  public static Receivers read(Path file) throws IOException {
    byte[] yaml;
    try (var stream = Files.newInputStream(file)) {
      yaml = stream.readNBytes(MOST_BYTES + 1);
    }
    if (yaml.length > MOST_BYTES) {
      throw new ConfigException(file.toString(), "the file", "more", "at most 64 KiB");
    }
    var receivers = of(file, yaml);
    for (Receiver receiver : receivers.all) {
      var _ = receiver.secret().keys();
    }
    return receivers;
  }

  /// Names of those that are told of a topic.
  public List<String> names(Topic topic) {
    return all.stream().filter(one -> one.topics().contains(topic)).map(Receiver::name).toList();
  }

  /// What a file says; no secret is looked at.
  static Receivers of(Path file, byte[] yaml) {
    String name = file.toString();
    JsonNode root = parse(name, yaml);
    var top = new ReceiverFields(name, "", root);
    top.only(List.of("receivers"));
    JsonNode list = root.path("receivers");
    if (!list.isArray() || list.isEmpty()) {
      throw new ConfigException(name, "receivers", "no list, or an empty one", "a list");
    }
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    var found = new ArrayList<Receiver>();
    for (JsonNode element : list) {
      found.add(
          new ReceiverFields(name, "receivers[" + found.size() + "].", element).receiver(folder));
    }
    try {
      return new Receivers(found);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(
          name, "receivers", "a name twice, or more than 32", String.valueOf(e.getMessage()));
    }
  }

  private static JsonNode parse(String file, byte[] yaml) {
    try {
      return YAML.readTree(yaml);
    } catch (JsonProcessingException e) {
      var place = e.getLocation();
      String where = place == null ? "the file" : "line " + place.getLineNr();
      throw new ConfigException(file, where, "no YAML, or a key twice", "YAML");
    } catch (IOException e) {
      throw new ConfigException(file, "the file", "bytes that are no text", "YAML in UTF-8");
    }
  }
}
