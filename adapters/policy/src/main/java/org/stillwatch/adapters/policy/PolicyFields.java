// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.stillwatch.base.ConfigException;

/// Reads fields of a policy; what is wrong says where it stands and never what was there.
///
/// @param file its name, for messages
record PolicyFields(String file) {
  /// What is wrong at a place.
  ConfigException wrong(String place, String found, String expected) {
    return new ConfigException(file, place, found, expected);
  }

  /// An object with no other members than those that are known.
  void members(String place, JsonNode object, Set<String> known) {
    if (!object.isObject()) {
      throw wrong(place, kind(object), "an object");
    }
    object
        .fieldNames()
        .forEachRemaining(name -> {
          if (!known.contains(name)) {
            throw wrong(
                place, "an unknown key", "one of " + String.join(", ", new TreeSet<>(known)));
          }
        });
  }

  /// A text that is not blank.
  String text(String place, JsonNode value, int longest) {
    if (!value.isTextual() || value.asText().isBlank() || value.asText().length() > longest) {
      throw wrong(place, kind(value), "a text of 1 to %d characters".formatted(longest));
    }
    return value.asText();
  }

  /// What stands there, without its value.
  static String kind(JsonNode value) {
    return value.isMissingNode() ? "nothing" : value.getNodeType().name().toLowerCase(Locale.ROOT);
  }
}
