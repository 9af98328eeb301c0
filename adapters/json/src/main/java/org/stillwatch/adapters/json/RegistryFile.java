// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.stillwatch.base.ConfigException;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.base.KeyedHash;
import org.stillwatch.capture.RegistryEntry;

/// Reads `registry.yaml`, what the operator vouches for. It is configuration, not traffic: a
/// mistake stops the run and says where it stands, since an entry that is half read would accuse
/// the innocent.
public final class RegistryFile {
  private static final ObjectMapper YAML =
      new ObjectMapper(
              YAMLFactory.builder()
                  .streamReadConstraints(Json.LIMITS)
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private RegistryFile() {}

  /// Reads the whole file; an empty one has no entries.
  ///
  /// @param file its name, for messages
  /// @param key the deployment's key, under which principals are hashed like organisations
  /// @throws ConfigException naming the file, the key, what was found and what is expected
  public static List<RegistryEntry> read(String file, byte[] yaml, FingerprintKey key) {
    JsonNode list = parse(file, yaml);
    if (list.isMissingNode() || list.isNull()) {
      return List.of();
    }
    if (!list.isArray()) {
      throw new ConfigException(file, "the file", "no list", "a list of entries");
    }
    KeyedHash ids = key.hash("ids");
    var entries = new ArrayList<RegistryEntry>();
    for (JsonNode entry : list) {
      var fields = new ConfigFields(file, "[" + entries.size() + "]", entry);
      entries.add(RegistryFields.entry(fields, ids));
    }
    return List.copyOf(entries);
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
