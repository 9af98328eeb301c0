// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stillwatch.lab.scenario.chance.Dice;

/// A context-free grammar of one language, read from a resource: enough nested choices that two
/// strangers practically never write the same sentence by accident.
public final class Grammar {
  private static final Pattern REFERENCE = Pattern.compile("\\{([a-z0-9]+)\\}");
  private static final int DEEPEST = 12;

  private static final Map<Language, Grammar> ALL = new EnumMap<>(Language.class);

  static {
    for (Language language : Language.values()) {
      ALL.put(language, read(language.name().toLowerCase(Locale.ROOT)));
    }
  }

  private final List<List<String>> topics = new ArrayList<>();
  private final Map<String, List<List<Part>>> rules = new HashMap<>();

  private sealed interface Part {
    record Literal(String text) implements Part {}

    record Reference(String rule) implements Part {}
  }

  private Grammar(String text) {
    text.lines().filter(line -> !line.startsWith("#")).forEach(this::add);
  }

  /// The grammar of a language.
  public static Grammar of(Language language) {
    return Objects.requireNonNull(ALL.get(language));
  }

  private static Grammar read(String name) {
    try (InputStream in = Grammar.class.getResourceAsStream(name + ".grammar")) {
      return new Grammar(
          new String(
              Objects.requireNonNull(in, "no grammar " + name).readAllBytes(),
              StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String line) {
    int colon = line.indexOf(": ");
    String name = line.substring(0, colon);
    List<String> choices = List.of(line.substring(colon + 2).split("\\|", -1));
    if (name.startsWith("topic ")) {
      topics.add(choices);
    } else {
      rules.put(name, choices.stream().map(Grammar::parts).toList());
    }
  }

  private static List<Part> parts(String alternative) {
    List<Part> parts = new ArrayList<>();
    Matcher found = REFERENCE.matcher(alternative);
    int at = 0;
    while (found.find()) {
      parts.add(new Part.Literal(alternative.substring(at, found.start())));
      parts.add(new Part.Reference(alternative.substring(found.start(1), found.end(1))));
      at = found.end();
    }
    parts.add(new Part.Literal(alternative.substring(at)));
    return parts;
  }

  /// How many topics can be talked about.
  public int topics() {
    return topics.size();
  }

  /// One sentence of a rule about a topic, with a capital where the script has capitals.
  public String sentence(Dice dice, String rule, int topic) {
    StringBuilder out = new StringBuilder(96);
    expand(dice, rule, topic, out, 0);
    if (Character.isLowerCase(out.charAt(0)) && !rule.equals("line") && !rule.equals("label")) {
      out.setCharAt(0, Character.toUpperCase(out.charAt(0)));
    }
    return out.toString();
  }

  /// One word or phrase of a rule, as it stands inside a sentence.
  String word(Dice dice, String rule, int topic) {
    StringBuilder out = new StringBuilder();
    expand(dice, rule, topic, out, 0);
    return out.toString();
  }

  private void expand(Dice dice, String rule, int topic, StringBuilder out, int depth) {
    if (depth > DEEPEST) {
      out.append(dice.below(1000));
      return;
    }
    switch (rule) {
      case "noun" -> out.append(dice.pick(topics.get(topic)));
      case "name" -> out.append(Names.proper(dice));
      case "code" -> out.append(Names.identifier(dice));
      case "number" -> out.append(dice.between(2, 9_999));
      case "common" -> append(dice.pickPopular(rule(rule)), dice, topic, out, depth);
      default -> append(dice.pick(rule(rule)), dice, topic, out, depth);
    }
  }

  private List<List<Part>> rule(String name) {
    return Objects.requireNonNull(rules.get(name), () -> "no rule " + name);
  }

  private void append(List<Part> parts, Dice dice, int topic, StringBuilder out, int depth) {
    for (Part part : parts) {
      switch (part) {
        case Part.Literal literal -> out.append(literal.text());
        case Part.Reference reference -> expand(dice, reference.rule(), topic, out, depth + 1);
      }
    }
  }
}
