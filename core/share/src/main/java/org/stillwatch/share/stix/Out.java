// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.stix;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.stillwatch.share.json.Json;

/// Members of one object that is written; only this package fills it. What is empty, or as it is by
/// default, is left out.
public final class Out {
  private final SortedMap<String, Json> members = new TreeMap<>();

  Out() {}

  Out text(String name, String text) {
    members.put(name, new Json.Text(text));
    return this;
  }

  Out text(String name, Optional<String> text) {
    text.ifPresent(t -> text(name, t));
    return this;
  }

  Out texts(String name, List<String> texts) {
    if (!texts.isEmpty()) {
      members.put(name, Json.Arr.of(texts));
    }
    return this;
  }

  Out time(String name, Instant time) {
    return text(name, StixTime.text(time));
  }

  Out time(String name, Optional<Instant> time) {
    return text(name, time.map(StixTime::text));
  }

  Out ref(String name, StixId id) {
    return text(name, id.text());
  }

  Out ref(String name, Optional<StixId> id) {
    return text(name, id.map(StixId::text));
  }

  Out refs(String name, List<StixId> ids) {
    return texts(name, ids.stream().map(StixId::text).toList());
  }

  /// Ids of a list that stands there even when it is empty.
  Out anyRefs(String name, List<StixId> ids) {
    members.put(name, Json.Arr.of(ids.stream().map(StixId::text).toList()));
    return this;
  }

  /// An integer of at most 53 bits.
  Out number(String name, long value) {
    return number(name, (double) value);
  }

  Out number(String name, double value) {
    members.put(name, new Json.Num(value));
    return this;
  }

  Out number(String name, Optional<Double> value) {
    value.ifPresent(v -> number(name, v));
    return this;
  }

  Out integer(String name, OptionalLong value) {
    value.ifPresent(v -> number(name, v));
    return this;
  }

  Out flag(String name, boolean value) {
    if (value) {
      members.put(name, new Json.Bool(true));
    }
    return this;
  }

  Out object(String name, Json.Obj object) {
    if (!object.members().isEmpty()) {
      members.put(name, object);
    }
    return this;
  }

  <E> Out objects(String name, List<E> elements, BiConsumer<E, Out> writer) {
    if (!elements.isEmpty()) {
      members.put(
          name, new Json.Arr(elements.stream().<Json>map(e -> written(e, writer)).toList()));
    }
    return this;
  }

  Out numbers(String name, Map<String, Double> numbers) {
    var all = new Out();
    numbers.forEach(all::number);
    return object(name, all.done());
  }

  /// Members that are kept as they were read.
  Out rest(Json.Obj rest) {
    members.putAll(rest.members());
    return this;
  }

  Json.Obj done() {
    return new Json.Obj(members);
  }

  private static <E> Json.Obj written(E element, BiConsumer<E, Out> writer) {
    var out = new Out();
    writer.accept(element, out);
    return out.done();
  }
}
