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
import org.stillwatch.group.pairs.PairRule;

/// The channels of an evidence table: the built-in ones, and those of a file `{name: {causeGroup,
/// frame, leastCount, maxDegree, mode, rho, cap, shrink, tolerance, floor}}`.
///
/// Proposals come from content channels and from every channel whose frame is `bound`; a channel of
/// the file that is called like a built-in one replaces it.
final class ChannelFile {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Set<String> KEYS =
      Set.of(
          "causeGroup",
          "frame",
          "leastCount",
          "maxDegree",
          "mode",
          "rho",
          "cap",
          "shrink",
          "tolerance",
          "floor");

  /// The families of channels under their plain names, for tables that know no finer ones.
  private static final List<Channel> GENERIC =
      List.of(
          new Channel("content", CauseGroup.CONTENT, Frame.COPY, 1, 5_000),
          new Channel("identity", CauseGroup.IDENTITY, Frame.BOUND, 1, 64),
          new Channel("client", CauseGroup.NETWORK, Frame.COPY, 1, 5_000));

  private final String file;
  private final String name;
  private final JsonNode settings;

  private ChannelFile(String file, String name, JsonNode settings) {
    this.file = file;
    this.name = name;
    this.settings = settings;
  }

  static Map<String, TableChannel> builtIn() {
    var channels = new TreeMap<String, TableChannel>();
    Channel.BUILT_IN.forEach(c -> channels.put(c.name(), TableChannel.of(c)));
    GENERIC.forEach(c -> channels.put(c.name(), TableChannel.of(c)));
    return channels;
  }

  static Map<String, TableChannel> read(Path file) throws IOException {
    var channels = builtIn();
    JsonNode root = MAPPER.readTree(file.toFile());
    for (var entry : root.properties()) {
      var settings = new ChannelFile(file.toString(), entry.getKey(), entry.getValue());
      channels.put(entry.getKey(), settings.channel());
    }
    return channels;
  }

  private TableChannel channel() {
    for (var entry : settings.properties()) {
      if (!KEYS.contains(entry.getKey())) {
        throw new ConfigException(
            file, name, entry.getKey(), "one of " + KEYS.stream().sorted().toList());
      }
    }
    var cause = word("causeGroup", CauseGroup.class, CauseGroup.CONTENT);
    int mostHolders = Math.max(2, settings.path("maxDegree").asInt(5_000));
    var channel =
        new Channel(
            name,
            cause,
            word("frame", Frame.class, Frame.COPY),
            Math.max(1, settings.path("leastCount").asInt(1)),
            mostHolders);
    var mode = word("mode", TableChannel.Mode.class, TableChannel.Mode.ITEM);
    double[] tolerance = numbers("tolerance");
    double[] floor = numbers("floor");
    if (mode == TableChannel.Mode.NEAR
        && (tolerance.length == 0 || tolerance.length != floor.length)) {
      throw new ConfigException(
          file, name, "mode near", "tolerance and floor, one number above 0 for each dimension");
    }
    return new TableChannel(channel, mode, rule(cause, mostHolders), tolerance, floor);
  }

  private PairRule rule(CauseGroup cause, int mostHolders) {
    var assumed = PairRule.assumed(name, cause);
    return new PairRule(
        name,
        cause,
        number("rho", assumed.rho(), 1),
        number("cap", assumed.capNats(), 100),
        number("shrink", assumed.shrink(), 1),
        Math.min(assumed.mostHolders(), mostHolders));
  }

  private double number(String key, double otherwise, double most) {
    return settings.has(key) ? checked(key, settings.path(key), most) : otherwise;
  }

  private double[] numbers(String key) {
    var numbers = new double[settings.path(key).size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = checked(key, settings.path(key).path(i), Double.MAX_VALUE);
    }
    return numbers;
  }

  private double checked(String key, JsonNode node, double most) {
    double number = node.asDouble();
    if (!node.isNumber() || !(number > 0 && number <= most)) {
      throw new ConfigException(
          file, name + "." + key, node.toString(), "a number above 0, at most " + most);
    }
    return number;
  }

  private <E extends Enum<E>> E word(String key, Class<E> type, E otherwise) {
    if (!settings.has(key)) {
      return otherwise;
    }
    String word = settings.path(key).asText();
    try {
      return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new ConfigException(
          file,
          name + "." + key,
          word,
          "one of "
              + Arrays.stream(type.getEnumConstants())
                  .map(c -> c.name().toLowerCase(Locale.ROOT))
                  .toList());
    }
  }
}
