// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.stillwatch.adapters.logs.record.LogFormat;

/// What the first records of a source are.
public sealed interface Recognition {
  /// Records that are looked at.
  int LOOKED_AT = 20;

  /// Our own records.
  record Canonical() implements Recognition {}

  /// Records of one kind of log.
  record Foreign(LogFormat format) implements Recognition {}

  /// Records of no kind that is known, or of several.
  ///
  /// @param why what was seen, as a sentence without values
  record Unknown(String why) implements Recognition {}

  /// Looks at records. Those that are no objects say nothing; where nothing is said, the source is
  /// read as our own, so that each of its lines is refused with its place.
  static Recognition of(List<JsonNode> written) {
    return of(written, LogFormats.shipped());
  }

  /// The same with other kinds, in the order in which they are asked.
  static Recognition of(List<JsonNode> written, List<LogFormat> kinds) {
    Map<String, LogFormat> seen = new LinkedHashMap<>();
    var unknown = new ArrayList<JsonNode>();
    boolean ours = false;
    for (JsonNode value : written) {
      for (JsonNode record : Unwrapping.records(value)) {
        Optional<LogFormat> format = kinds.stream().filter(k -> k.claims(record)).findFirst();
        format.ifPresent(f -> seen.putIfAbsent(f.name(), f));
        boolean canonical = format.isEmpty() && isOurs(record);
        ours |= canonical;
        if (format.isEmpty() && !canonical && record.isObject()) {
          unknown.add(record);
        }
      }
    }
    if (seen.size() + (ours ? 1 : 0) > 1) {
      return new Unknown(
          "records of several kinds ("
              + String.join(", ", seen.keySet())
              + (ours ? ", exchange/1" : "")
              + "); --format names the one to read");
    }
    if (seen.size() == 1) {
      return new Foreign(seen.values().iterator().next());
    }
    return ours || unknown.isEmpty()
        ? new Canonical()
        : new Unknown(
            "records of no kind that is known, with the fields "
                + String.join(", ", names(unknown))
                + "; --field-map says where things stand in them");
  }

  /// A record of ours may lack anything and is then refused for that, so one name of ours is
  /// enough.
  private static boolean isOurs(JsonNode record) {
    return record.path("schema").asText().startsWith("stillwatch.")
        || record.has("account")
        || (record.has("time") && record.has("id"));
  }

  private static SortedSet<String> names(List<JsonNode> records) {
    var names = new TreeSet<String>();
    for (JsonNode record : records) {
      record.fieldNames().forEachRemaining(n -> names.add(printable(n)));
    }
    while (names.size() > 24) {
      names.removeLast();
    }
    return names;
  }

  /// Names come from strangers and go to a terminal.
  private static String printable(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9_.:@-]", "?");
    return plain.length() > 48 ? plain.substring(0, 48) : plain;
  }
}
