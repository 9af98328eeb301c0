// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import org.stillwatch.base.ConfigException;
import org.stillwatch.judge.attribution.Approvals;
import org.stillwatch.judge.attribution.Hypotheses;
import org.stillwatch.judge.attribution.Hypothesis;
import org.stillwatch.judge.attribution.Item;
import org.stillwatch.judge.attribution.ReleaseCalendar;
import org.stillwatch.judge.attribution.Submission;

/// Reads `attribution-evidence/1`, what people bring to the attribution of a campaign. A mistake
/// stops the run and says where it stands: an item that is half read would accuse somebody.
public final class AttributionFile {
  /// Longer files are refused.
  public static final int MOST_BYTES = 1 << 20;

  private static final String SCHEMA = "stillwatch.attribution-evidence/1";

  /// The most of anything that a file lists.
  static final int MOST = 1_000;

  private static final int MOST_ORGANISATIONS = 20;
  private static final double HOURS = 20_000;
  private static final long HOUR_MILLIS = 3_600_000L;
  private static final ObjectMapper MAPPER =
      new ObjectMapper(
              Json.FACTORY
                  .copy()
                  .configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature(), true))
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private AttributionFile() {}

  /// Reads the whole file.
  ///
  /// @param file its name, for messages
  /// @param lastSeenMillis when an item was seen that does not say so
  /// @throws ConfigException naming the file, the key, what was found and what is expected
  public static Submission read(String file, byte[] json, long lastSeenMillis) {
    if (json.length > MOST_BYTES) {
      throw new ConfigException(
          file, "the file", json.length + " bytes of evidence", "at most 1 MiB");
    }
    var in = new ConfigFields(file, "evidence", parse(file, json));
    in.only(
        List.of(
            "schema",
            "asOf",
            "organisations",
            "hypotheses",
            "sources",
            "items",
            "calendars",
            "events",
            "approvals"));
    if (!in.text("schema").equals(SCHEMA)) {
      throw in.wrong("schema", in.text("schema"), SCHEMA);
    }
    var sources = new TreeMap<String, AttributionItems.Source>();
    for (ConfigFields source : in.objects("sources", MOST)) {
      AttributionItems.source(source, sources);
    }
    var items = new ArrayList<Item>();
    for (ConfigFields item : in.objects("items", MOST)) {
      items.add(AttributionItems.item(item, sources, lastSeenMillis));
    }
    return new Submission(
        in.has("asOf") ? OptionalLong.of(in.time("asOf")) : OptionalLong.empty(),
        organisations(in),
        hypotheses(in),
        items,
        in.objects("calendars", MOST).stream().map(AttributionFile::calendar).toList(),
        times(in, "events"),
        in.has("approvals") ? approvals(in.object("approvals")) : Approvals.NONE);
  }

  private static JsonNode parse(String file, byte[] json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      var place = e.getLocation();
      String where = place == null ? "the file" : "line " + place.getLineNr();
      throw new ConfigException(file, where, "no JSON, or a key twice", "JSON");
    } catch (IOException e) {
      throw new ConfigException(file, "the file", "bytes that are no text", "JSON in UTF-8");
    }
  }

  private static List<Hypotheses.Organisation> organisations(ConfigFields in) {
    var organisations = new ArrayList<Hypotheses.Organisation>();
    double shares = 0;
    for (ConfigFields each : in.objects("organisations", MOST_ORGANISATIONS)) {
      each.only(List.of("id", "name", "prior"));
      double prior = each.number("prior", 0.0001, 0.5);
      shares += prior;
      organisations.add(
          new Hypotheses.Organisation(
              AttributionItems.id(each, ""),
              each.has("name") ? each.text("name") : each.text("id"),
              prior));
    }
    if (shares > 0.5) {
      throw in.wrong(
          "organisations", "shares that sum to " + shares, "priors that sum to 0.5 at most");
    }
    return organisations;
  }

  private static List<Hypothesis> hypotheses(ConfigFields in) {
    var hypotheses = new ArrayList<Hypothesis>();
    for (ConfigFields each : in.objects("hypotheses", MOST_ORGANISATIONS)) {
      each.only(List.of("id", "says", "prior", "activity", "sameOperator"));
      hypotheses.add(
          new Hypothesis(
              AttributionItems.id(each, Hypothesis.OF_THE_CASE),
              each.text("says"),
              each.number("prior", 0.0001, 10),
              each.flag("activity"),
              each.flag("sameOperator"),
              ""));
    }
    return hypotheses;
  }

  private static ReleaseCalendar calendar(ConfigFields in) {
    in.only(
        List.of("id", "about", "from", "until", "releases", "windowFromHours", "windowUntilHours"));
    long from = in.time("from");
    long until = in.time("until");
    List<Long> releases = times(in, "releases");
    if (until <= from || releases.stream().anyMatch(r -> r < from || r >= until)) {
      throw in.wrong("releases", "a time outside", "times from `from` to before `until`");
    }
    double windowFrom = in.number("windowFromHours", -HOURS, HOURS);
    double windowUntil = in.number("windowUntilHours", -HOURS, HOURS);
    if (windowUntil <= windowFrom) {
      throw in.wrong("windowUntilHours", "no window", "more than windowFromHours");
    }
    return new ReleaseCalendar(
        AttributionItems.id(in, ""),
        in.text("about"),
        from,
        until,
        releases,
        Math.round(windowFrom * HOUR_MILLIS),
        Math.round(windowUntil * HOUR_MILLIS));
  }

  private static List<Long> times(ConfigFields in, String field) {
    var times = new ArrayList<Long>();
    List<String> texts = in.texts(field);
    if (texts.size() > MOST) {
      throw in.wrong(field, texts.size() + " times", "at most " + MOST);
    }
    for (String text : texts) {
      times.add(AttributionItems.time(in, field, text));
    }
    return times;
  }

  private static Approvals approvals(ConfigFields in) {
    in.only(List.of("warninglistsClean", "people", "counsel"));
    var people = new TreeSet<String>();
    in.texts("people").stream().filter(p -> !p.isBlank()).forEach(people::add);
    return new Approvals(in.flag("warninglistsClean"), people, in.textOrEmpty("counsel"));
  }
}
