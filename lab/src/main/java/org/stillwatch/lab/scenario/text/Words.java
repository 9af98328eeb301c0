// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stillwatch.lab.scenario.chance.Dice;

/// A table of interchangeable wordings, read from a resource: one key a line, its wordings behind
/// it. A wording may name other keys in braces.
final class Words {
  private static final Pattern SLOT = Pattern.compile("\\{([a-z0-9-]+)\\}");
  private static final int DEEPEST = 6;

  private final Map<String, List<String>> table = new HashMap<>();

  private Words(String text) {
    text.lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .forEach(line -> {
          int colon = line.indexOf(": ");
          table.put(line.substring(0, colon), List.of(line.substring(colon + 2).split("\\|", -1)));
        });
  }

  static Words read(String resource) {
    try (InputStream in = Words.class.getResourceAsStream(resource)) {
      byte[] bytes = Objects.requireNonNull(in, "no words " + resource).readAllBytes();
      return new Words(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// All wordings of a key.
  List<String> all(String key) {
    return Objects.requireNonNull(table.get(key), () -> "no words for " + key);
  }

  /// One wording of a key, its slots filled.
  String draw(Dice dice, String key) {
    return fill(dice, dice.pick(all(key)));
  }

  /// A wording with its slots filled; `{name}` and `{number}` are invented on the spot.
  String fill(Dice dice, String wording) {
    return fill(dice, wording, 0);
  }

  private String fill(Dice dice, String wording, int depth) {
    if (depth > DEEPEST) {
      throw new IllegalStateException("words name each other in a circle: " + wording);
    }
    Matcher slot = SLOT.matcher(wording);
    StringBuilder out = new StringBuilder();
    while (slot.find()) {
      String filled =
          switch (slot.group(1)) {
            case "name" -> Names.proper(dice);
            case "number" -> Integer.toString(dice.between(2, 9_999));
            default -> fill(dice, dice.pick(all(slot.group(1))), depth + 1);
          };
      slot.appendReplacement(out, Matcher.quoteReplacement(filled));
    }
    return slot.appendTail(out).toString();
  }
}
