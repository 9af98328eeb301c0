// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.ConfigException;
import org.stillwatch.base.Frame;
import org.stillwatch.group.Channel;

/// The channels of an evidence table: the built-in ones, and those of a file `{name: {causeGroup,
/// frame, leastCount, maxDegree}}`.
///
/// Proposals come from the built-in content channels `template` and `system` and from every channel
/// whose frame is `bound`; a channel of the file that is called like a built-in one replaces it.
final class ChannelFile {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /// The families of channels under their plain names, for tables that know no finer ones.
  private static final List<Channel> GENERIC =
      List.of(
          new Channel("content", CauseGroup.CONTENT, Frame.COPY, 1, 5_000),
          new Channel("identity", CauseGroup.IDENTITY, Frame.BOUND, 1, 64),
          new Channel("client", CauseGroup.NETWORK, Frame.COPY, 1, 5_000));

  private ChannelFile() {}

  static Map<String, Channel> builtIn() {
    var channels = new TreeMap<String, Channel>();
    Channel.BUILT_IN.forEach(c -> channels.put(c.name(), c));
    GENERIC.forEach(c -> channels.put(c.name(), c));
    return channels;
  }

  static Map<String, Channel> read(Path file) throws IOException {
    var channels = builtIn();
    JsonNode root = MAPPER.readTree(file.toFile());
    for (var entry : root.properties()) {
      channels.put(entry.getKey(), channel(file, entry.getKey(), entry.getValue()));
    }
    return channels;
  }

  private static Channel channel(Path file, String name, JsonNode settings) {
    for (var entry : settings.properties()) {
      if (!Set.of("causeGroup", "frame", "leastCount", "maxDegree").contains(entry.getKey())) {
        throw new ConfigException(
            file.toString(), name, entry.getKey(), "causeGroup, frame, leastCount or maxDegree");
      }
    }
    return new Channel(
        name,
        word(file, name, settings, "causeGroup", CauseGroup.class, CauseGroup.CONTENT),
        word(file, name, settings, "frame", Frame.class, Frame.COPY),
        Math.max(1, settings.path("leastCount").asInt(1)),
        Math.max(2, settings.path("maxDegree").asInt(5_000)));
  }

  private static <E extends Enum<E>> E word(
      Path file, String name, JsonNode settings, String key, Class<E> type, E otherwise) {
    if (!settings.has(key)) {
      return otherwise;
    }
    String word = settings.path(key).asText();
    try {
      return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new ConfigException(
          file.toString(),
          name + "." + key,
          word,
          "one of "
              + Arrays.stream(type.getEnumConstants())
                  .map(c -> c.name().toLowerCase(Locale.ROOT))
                  .toList());
    }
  }
}
