// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.stillwatch.base.Times;
import org.stillwatch.judge.attribution.Item;
import org.stillwatch.judge.attribution.Kind;
import org.stillwatch.judge.attribution.Origin;
import org.stillwatch.judge.confidence.PartnerHistory;

/// Makes items of evidence and their sources of the fields of a file.
final class AttributionItems {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final double MOST_NATS = 30;
  private static final int MOST_CASES = 1_000_000;
  private static final Set<String> GEOGRAPHY =
      Set.of("country", "region", "language", "time-zone", "nationality");
  private static final Map<String, Kind> KINDS = kinds();
  private static final Map<String, PartnerHistory.Reliability> LETTERS = letters();

  private AttributionItems() {}

  /// Somebody else whose word is evidence.
  ///
  /// @param weight what it is multiplied with
  /// @param nats of a signal that does not say how much it weighs
  record Source(double weight, double nats) {}

  /// Reads one source into the others.
  static void source(ConfigFields in, Map<String, Source> sources) {
    in.only(List.of("name", "reliability", "history"));
    PartnerHistory history = in.has("history") ? history(in.object("history")) : PartnerHistory.NEW;
    var letter = in.has("reliability") ? in.choice("reliability", LETTERS) : history.reliability();
    if (sources.put(id(in, "", "name"), new Source(letter.weight(), history.nats())) != null) {
      throw in.wrong("name", "a source twice", "one entry a source");
    }
  }

  private static PartnerHistory history(ConfigFields in) {
    in.only(List.of("truePositives", "cases", "falsePositives", "benign"));
    int cases = in.count("cases", MOST_CASES);
    int benign = in.count("benign", MOST_CASES);
    return new PartnerHistory(
        in.count("truePositives", cases), cases, in.count("falsePositives", benign), benign);
  }

  static Item item(ConfigFields in, Map<String, Source> sources, long lastSeenMillis) {
    in.only(
        List.of(
            "id",
            "kind",
            "seen",
            "costlyToForge",
            "source",
            "derivedFrom",
            "independent",
            "nats",
            "about",
            "text"));
    if (GEOGRAPHY.contains(in.text("kind"))) {
      throw in.wrong("kind", "geography or language", "another kind: neither is evidence");
    }
    Source source = in.has("source") ? known(in, sources) : new Source(1, 0);
    return new Item(
        id(in, ""),
        in.choice("kind", KINDS),
        in.has("source")
            ? new Origin.Outside(
                in.text("source"),
                source.weight(),
                in.textOrEmpty("derivedFrom"),
                in.flag("independent"))
            : new Origin.Own(),
        in.flag("costlyToForge"),
        in.has("seen") ? in.time("seen") : lastSeenMillis,
        nats(in, source),
        in.text("text"));
  }

  private static Source known(ConfigFields in, Map<String, Source> sources) {
    Source source = sources.get(in.text("source"));
    if (source == null) {
      throw in.wrong("source", "a name that is not there", "one of `sources`");
    }
    return source;
  }

  /// Weights as they stand, or those of the source's history for each hypothesis that it is about.
  private static Map<String, Double> nats(ConfigFields in, Source source) {
    var nats = new TreeMap<String, Double>();
    in.texts("about").forEach(h -> nats.put(h, source.nats()));
    if (in.has("nats")) {
      ConfigFields given = in.object("nats");
      given
          .node()
          .fieldNames()
          .forEachRemaining(h -> nats.put(h, given.number(h, -MOST_NATS, MOST_NATS)));
    }
    if (nats.isEmpty()) {
      throw in.wrong("nats", "no hypothesis", "nats by hypothesis, or `about`");
    }
    return nats;
  }

  static String id(ConfigFields in, String prefix) {
    return id(in, prefix, "id");
  }

  private static String id(ConfigFields in, String prefix, String field) {
    String id = in.text(field);
    if (!id.startsWith(prefix) || !ID.matcher(id.substring(prefix.length())).matches()) {
      throw in.wrong(
          field, "another form", prefix + "NAME, of letters, digits, dots and dashes, at most 64");
    }
    return id;
  }

  static long time(ConfigFields in, String field, String text) {
    long millis = Times.accepted(Times.parseDay(text));
    if (millis == Times.NONE) {
      throw in.wrong(field, "no time", "days or ISO-8601 times between 2015 and 2100");
    }
    return millis;
  }

  private static Map<String, Kind> kinds() {
    var kinds = new LinkedHashMap<String, Kind>();
    Arrays.stream(Kind.values()).forEach(k -> kinds.put(k.word(), k));
    return kinds;
  }

  private static Map<String, PartnerHistory.Reliability> letters() {
    var letters = new LinkedHashMap<String, PartnerHistory.Reliability>();
    Arrays.stream(PartnerHistory.Reliability.values()).forEach(l -> letters.put(l.name(), l));
    return letters;
  }
}
