// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.config;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stillwatch.base.ConfigException;

/// The settings in force: flags before the environment before the file before what is usual
/// (`contracts.md` 9). A key that nobody knows is a mistake.
public final class Configuration {
  private static final int MOST_BYTES = 1 << 20;
  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final EnumMap<Setting, Value> values = new EnumMap<>(Setting.class);

  private record Value(String text, String where) {}

  private Configuration() {
    for (Setting setting : Setting.values()) {
      values.put(setting, new Value(setting.usual(), "default"));
    }
  }

  /// Reads them.
  ///
  /// @param file `stillwatch.yaml`, where there is one
  /// @param environment variables of the process
  /// @param flags values of the command line by key
  public static Configuration read(
      Optional<Path> file, Map<String, String> environment, Map<String, String> flags)
      throws IOException {
    var read = new Configuration();
    if (file.isPresent()) {
      read.file(file.get());
    }
    for (Setting setting : Setting.values()) {
      String found = environment.get(setting.variable());
      if (found != null) {
        read.values.put(setting, new Value(found, setting.variable()));
      }
    }
    flags.forEach((key, text) -> read.put("--set", key, text));
    return read;
  }

  private void file(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new ConfigException(file.toString(), "the file", "more than 1 MiB", "at most that");
      }
      JsonNode root = tree(file, bytes);
      if (!root.isMissingNode() && !root.isNull()) {
        fields(file.toString(), "", root);
      }
    } catch (NoSuchFileException e) {
      throw new ConfigException("--config", "file", file.toString(), "a file that is there");
    }
  }

  private static JsonNode tree(Path file, byte[] bytes) {
    try {
      return YAML.readTree(bytes);
    } catch (IOException e) {
      throw new ConfigException(
          file.toString(), "the file", "no YAML, or a key twice", "settings as YAML, each once");
    }
  }

  private void fields(String file, String path, JsonNode node) {
    if (!node.isObject()) {
      put(file, path, node.isValueNode() ? node.asText() : listed(file, path, node));
      return;
    }
    for (var field : node.properties()) {
      fields(file, path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue());
    }
  }

  private static String listed(String file, String path, JsonNode list) {
    var texts = new ArrayList<String>();
    for (JsonNode element : list) {
      if (!element.isTextual()) {
        throw new ConfigException(file, path, "something else", "a list of texts");
      }
      texts.add(element.asText());
    }
    return String.join(",", texts);
  }

  private void put(String where, String key, String text) {
    Setting setting = Setting.byKey().get(key);
    if (setting == null) {
      throw new ConfigException(
          where, key, "an unknown key", "one of " + String.join(", ", Setting.byKey().keySet()));
    }
    Value before = values.put(setting, new Value(text, where));
    if (before != null && before.where.equals(where)) {
      throw new ConfigException(where, key, "it twice", "each key once");
    }
  }

  private Value value(Setting setting) {
    return values.getOrDefault(setting, new Value(setting.usual(), "default"));
  }

  /// A setting as text.
  public String text(Setting setting) {
    return value(setting).text;
  }

  /// A setting as a path.
  public Path path(Setting setting) {
    return Path.of(text(setting));
  }

  /// A setting that names a file, which must be there; empty when it names none.
  public Optional<Path> file(Setting setting) {
    Optional<Path> named = Optional.of(text(setting)).filter(name -> !name.isEmpty()).map(Path::of);
    if (named.isPresent() && !Files.isRegularFile(named.get())) {
      throw wrong(setting, "a file that is there");
    }
    return named;
  }

  /// A setting that lists texts.
  public List<String> list(Setting setting) {
    String text = text(setting);
    return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
  }

  /// A setting as a whole number.
  public long number(Setting setting, long least, long most) {
    String text = text(setting);
    if (text.matches("-?[0-9]{1,18}")) {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw wrong(setting, "a whole number from " + least + " to " + most);
  }

  /// The mistake of a setting that has no such value.
  public ConfigException wrong(Setting setting, String expected) {
    return new ConfigException(
        value(setting).where, setting.key(), "`" + text(setting) + "`", expected);
  }
}
