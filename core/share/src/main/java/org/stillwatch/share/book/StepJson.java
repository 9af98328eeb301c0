// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.book;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.stillwatch.share.json.BadJson;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.json.JsonCursor;
import org.stillwatch.share.json.JsonLimits;
import org.stillwatch.share.opinion.SourceRecord;
import org.stillwatch.share.opinion.Stance;
import org.stillwatch.share.stix.StixId;

/// Steps as JSON, and back. What is read was written here: anything else is an
/// `IllegalArgumentException`.
public final class StepJson {
  /// Opinions and sightings stand in it as they came, two levels deep.
  private static final JsonLimits LIMITS =
      new JsonLimits(
          JsonLimits.OBJECT.depth() + 8,
          JsonLimits.LIST.values(),
          JsonLimits.LIST.bytes(),
          JsonLimits.OBJECT.chars());

  private StepJson() {}

  /// A step in canonical JSON.
  public static String write(Step step) {
    Map<String, Json> out = new TreeMap<>();
    put(out, "at", step.at().toString());
    put(out, "by", step.by());
    switch (step) {
      case Step.Prepared s -> {
        put(out, "kind", "prepared");
        put(out, "parcel", s.parcel());
        put(out, "campaign", s.campaign());
        put(out, "collection", s.collection());
        put(out, "digest", s.digest());
      }
      case Step.Released s -> {
        put(out, "kind", "released");
        put(out, "parcel", s.parcel());
        out.put("approvedBy", Json.Arr.of(s.approvedBy()));
        out.put("objects", ids(s.objects()));
      }
      case Step.Withdrawn s -> {
        put(out, "kind", "withdrawn");
        put(out, "parcel", s.parcel());
        put(out, "because", s.because());
      }
      case Step.Took s -> {
        put(out, "kind", "took");
        put(out, "collection", s.collection());
        out.put("count", new Json.Num(s.objects()));
        out.put(
            "arrivals", new Json.Arr(s.arrivals().stream().<Json>map(StepJson::arrival).toList()));
      }
      case Step.Opined s -> {
        put(out, "kind", "opined");
        put(out, "signal", s.signal().text());
        put(out, "opinion", s.opinion().text());
        put(out, "stance", s.stance().name());
      }
      case Step.Relied s -> {
        put(out, "kind", "relied");
        put(out, "action", s.action());
        out.put("signals", ids(s.signals()));
        put(out, "evidence", s.evidence());
      }
      case Step.Undone s -> {
        put(out, "kind", "undone");
        put(out, "action", s.action());
      }
      case Step.Resolved s -> {
        put(out, "kind", "resolved");
        put(out, "outcome", s.outcome().name());
        out.put("signals", ids(s.signals()));
      }
    }
    return Json.Obj.of(out).canonical();
  }

  private static Json.Obj arrival(Arrival arrival) {
    Map<String, Json> out = new TreeMap<>();
    put(out, "id", arrival.id().text());
    arrival.owner().ifPresent(owner -> put(out, "owner", owner.text()));
    put(out, "version", arrival.version().toString());
    out.put("revoked", new Json.Bool(arrival.revoked()));
    put(out, "title", arrival.title());
    out.put("saying", arrival.saying());
    return Json.Obj.of(out);
  }

  private static void put(Map<String, Json> out, String name, String value) {
    out.put(name, new Json.Text(value));
  }

  private static Json ids(Collection<StixId> ids) {
    return Json.Arr.of(ids.stream().sorted().map(StixId::text).toList());
  }

  /// A step again.
  ///
  /// @throws IllegalArgumentException when the text is none
  public static Step read(String json) {
    try {
      byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
      if (JsonCursor.value(bytes, LIMITS) instanceof Json.Obj in) {
        return step(in);
      }
    } catch (BadJson e) {
      throw new IllegalArgumentException("a step that was kept cannot be read", e);
    }
    throw new IllegalArgumentException("a step that was kept is no object");
  }

  private static Step step(Json.Obj in) {
    Instant at = Instant.parse(text(in, "at"));
    String by = text(in, "by");
    return switch (text(in, "kind")) {
      case "prepared" ->
          new Step.Prepared(
              at,
              by,
              text(in, "parcel"),
              text(in, "campaign"),
              text(in, "collection"),
              text(in, "digest"));
      case "released" ->
          new Step.Released(
              at, by, text(in, "parcel"), texts(in, "approvedBy"), idList(in, "objects"));
      case "withdrawn" -> new Step.Withdrawn(at, by, text(in, "parcel"), text(in, "because"));
      case "took" -> new Step.Took(at, by, text(in, "collection"), count(in), arrivals(in));
      case "opined" ->
          new Step.Opined(
              at, by, id(in, "signal"), id(in, "opinion"), Stance.valueOf(text(in, "stance")));
      case "relied" ->
          new Step.Relied(at, by, text(in, "action"), idSet(in, "signals"), text(in, "evidence"));
      case "undone" -> new Step.Undone(at, by, text(in, "action"));
      case "resolved" ->
          new Step.Resolved(
              at, by, SourceRecord.Outcome.valueOf(text(in, "outcome")), idSet(in, "signals"));
      default -> throw new IllegalArgumentException("a step of a kind that is not known");
    };
  }

  private static List<Arrival> arrivals(Json.Obj in) {
    var arrivals = new ArrayList<Arrival>();
    for (Json one : in.list("arrivals")) {
      if (one instanceof Json.Obj arrival) {
        arrivals.add(
            new Arrival(
                id(arrival, "id"),
                arrival.text("owner").flatMap(StixId::parse),
                Instant.parse(text(arrival, "version")),
                arrival.get("revoked").equals(Optional.of(new Json.Bool(true))),
                text(arrival, "title"),
                arrival.object("saying").orElse(Json.Obj.EMPTY)));
      }
    }
    return arrivals;
  }

  private static long count(Json.Obj in) {
    return in.get("count").orElseThrow(StepJson::incomplete) instanceof Json.Num number
        ? (long) number.value()
        : 0;
  }

  private static String text(Json.Obj in, String name) {
    return in.text(name).orElseThrow(StepJson::incomplete);
  }

  private static IllegalArgumentException incomplete() {
    return new IllegalArgumentException("a step that was kept is not whole");
  }

  private static List<String> texts(Json.Obj in, String name) {
    var texts = new ArrayList<String>();
    for (Json one : in.list(name)) {
      if (one instanceof Json.Text text) {
        texts.add(text.value());
      }
    }
    return texts;
  }

  private static StixId id(Json.Obj in, String name) {
    return new StixId(text(in, name));
  }

  private static List<StixId> idList(Json.Obj in, String name) {
    return texts(in, name).stream().map(StixId::new).toList();
  }

  private static Set<StixId> idSet(Json.Obj in, String name) {
    return new TreeSet<>(idList(in, name));
  }
}
