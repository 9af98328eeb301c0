// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.screen;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.stillwatch.share.json.BadJson;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.json.JsonCursor;
import org.stillwatch.share.json.JsonLimits;
import org.stillwatch.share.pattern.LinearRegex;

/// A list of what innocent people use too, in the format of MISP's warninglists, unchanged.
/// Whatever stands on one is not shared.
public final class Warninglist {
  private static final String TYPES = "cidr, hostname, regex, string or substring";

  /// A number of times for a group or another repetition, or for what may be one.
  private static final Pattern MULTIPLIES = Pattern.compile("[)}*+?]\\{");

  private final String name;
  private final long version;
  private final Set<String> attributes;
  private final Type type;
  private final Set<String> texts;
  private final Networks networks = new Networks();

  private final List<Pattern> expressions = new ArrayList<>();
  private int unused;

  private Warninglist(
      String name, long version, Set<String> attributes, Type type, List<String> entries) {
    this.name = name;
    this.version = version;
    this.attributes = attributes;
    this.type = type;
    texts = new HashSet<>();
    entries.forEach(this::add);
  }

  /// How entries are compared.
  private enum Type {
    CIDR,
    HOSTNAME,
    REGEX,
    STRING,
    SUBSTRING
  }

  /// Reads a list.
  ///
  /// @throws BadList when it is none
  public static Warninglist read(byte[] json) throws BadList {
    try {
      if (JsonCursor.value(json, JsonLimits.LIST) instanceof Json.Obj object) {
        return read(object);
      }
      throw new BadList("the list: expected an object");
    } catch (BadJson e) {
      throw new BadList("the list: " + e.sentence());
    }
  }

  private static Warninglist read(Json.Obj object) throws BadList {
    String name = object.text("name").orElseThrow(() -> new BadList("name: expected text"));
    String word = object.text("type").orElse("string");
    Optional<Type> type =
        List.of(Type.values()).stream()
            .filter(t -> t.name().toLowerCase(Locale.ROOT).equals(word))
            .findFirst();
    if (!(object.members().get("list") instanceof Json.Arr)) {
      throw new BadList("list: expected texts");
    }
    List<String> entries = texts(object, "list");
    long version =
        object.get("version").map(v -> v instanceof Json.Num(double n) ? (long) n : 0L).orElse(0L);
    return new Warninglist(
        name,
        version,
        Set.copyOf(texts(object, "matching_attributes")),
        type.orElseThrow(() -> new BadList("type: expected " + TYPES)),
        entries);
  }

  private static List<String> texts(Json.Obj object, String member) throws BadList {
    List<String> texts = new ArrayList<>();
    for (Json element : object.list(member)) {
      if (!(element instanceof Json.Text(String text))) {
        throw new BadList(member + "[" + texts.size() + "]: expected text");
      }
      texts.add(text);
    }
    return texts;
  }

  private void add(String entry) {
    switch (type) {
      case CIDR -> {
        if (!networks.add(entry)) {
          unused++;
        }
      }
      case REGEX -> {
        if (!matched(unslashed(entry))) {
          unused++;
        }
      }
      case HOSTNAME -> texts.add(entry.toLowerCase(Locale.ROOT).replaceFirst("^[*.]+", ""));
      case STRING, SUBSTRING -> texts.add(entry.toLowerCase(Locale.ROOT));
    }
  }

  /// Takes an expression, unless it repeats groups or repetitions by numbers that multiply to more
  /// than a stranger's may: the engine would take all memory for its program.
  private boolean matched(String expression) {
    try {
      boolean small =
          !MULTIPLIES.matcher(expression).find() || LinearRegex.of(expression).isPresent();
      return small && expressions.add(Pattern.compile(expression));
    } catch (PatternSyntaxException e) {
      return false;
    }
  }

  /// MISP writes expressions between slashes.
  private static String unslashed(String entry) {
    int end = entry.lastIndexOf('/');
    return entry.startsWith("/") && end > 0 ? entry.substring(1, end) : entry;
  }

  /// What it is called.
  public String name() {
    return name;
  }

  /// Its version.
  public long version() {
    return version;
  }

  /// How many entries could not be read, and are therefore not looked for.
  public int unused() {
    return unused;
  }

  /// Whether a value stands on it. A network stands on it too when a part of it does.
  ///
  /// @param attribute type of MISP, for example `ip-src`; a list without types is about all
  public boolean holds(String attribute, String value) {
    boolean concerns = attributes.isEmpty() || attributes.contains(attribute);
    String lower = value.toLowerCase(Locale.ROOT);
    return concerns
        && switch (type) {
          case CIDR -> networks.touch(value);
          case HOSTNAME -> isUnder(lower);
          case REGEX -> expressions.stream().anyMatch(e -> e.matcher(value).find());
          case STRING -> texts.contains(lower);
          case SUBSTRING -> texts.stream().anyMatch(lower::contains);
        };
  }

  private boolean isUnder(String host) {
    for (int dot = -1; ; ) {
      if (texts.contains(host.substring(dot + 1))) {
        return true;
      }
      dot = host.indexOf('.', dot + 1);
      if (dot < 0) {
        return false;
      }
    }
  }
}
