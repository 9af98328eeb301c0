// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.stillwatch.base.ConfigException;
import org.stillwatch.respond.notice.Topic;

/// The fields of one object of `webhooks.yaml`. What is wrong is told by its place; values are not
/// shown, since a secret may stand in the wrong one.
///
/// @param file its name
/// @param path how the object is reached, with a dot at its end; empty for the whole file
/// @param node the object
record ReceiverFields(String file, String path, JsonNode node) {
  private static final List<String> KNOWN = List.of("name", "url", "secretFile", "topics");
  private static final String TOPICS = "a list of order, case, appeal, finding, policy";

  Receiver receiver(Path folder) {
    only(KNOWN);
    String name = text("name", 64);
    if (!Receiver.isName(name)) {
      throw wrong("name", "another text", Receiver.NAME_EXPECTED);
    }
    var secret = new SecretFile(folder.resolve(file("secretFile")).normalize());
    return new Receiver(name, url("url"), secret, topics());
  }

  /// Fails unless this is an object that has no other fields than these.
  void only(List<String> known) {
    if (!node.isObject()) {
      throw new ConfigException(
          file,
          path.isEmpty() ? "the file" : path.substring(0, path.length() - 1),
          "no fields",
          String.join(", ", known));
    }
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        String shown = name.matches("[A-Za-z0-9_-]{1,32}") ? name : "?";
        throw wrong(shown, "an unknown key", "one of " + String.join(", ", known));
      }
    }
  }

  private URI url(String field) {
    try {
      return ReceiverUrl.parse(text(field, 2_048));
    } catch (IllegalArgumentException e) {
      throw wrong(field, "another address", String.valueOf(e.getMessage()));
    }
  }

  private String file(String field) {
    String text = text(field, 1_024);
    if (text.indexOf('\0') >= 0 || text.startsWith("whsec_")) {
      throw wrong(field, "no name of a file", "the file that holds the secret");
    }
    return text;
  }

  private Set<Topic> topics() {
    JsonNode list = node.path("topics");
    var topics = EnumSet.noneOf(Topic.class);
    for (JsonNode word : list) {
      topics.add(
          Topic.of(word.asText()).orElseThrow(() -> wrong("topics", "an unknown topic", TOPICS)));
    }
    if (!list.isArray() || topics.isEmpty()) {
      throw wrong("topics", "no list, or an empty one", TOPICS);
    }
    return topics;
  }

  /// A text. A number is refused, since YAML reads `010` as 8.
  private String text(String field, int mostChars) {
    JsonNode value = node.path(field);
    if (value.isNumber()) {
      throw wrong(field, "a number", "text, in quotes where it looks like a number");
    }
    String text = value.isTextual() ? value.asText() : "";
    if (text.isEmpty() || text.length() > mostChars) {
      throw wrong(field, "no text, or too much", "1 to " + mostChars + " characters");
    }
    return text;
  }

  private ConfigException wrong(String field, String found, String expected) {
    return new ConfigException(file, path + field, found, expected);
  }
}
