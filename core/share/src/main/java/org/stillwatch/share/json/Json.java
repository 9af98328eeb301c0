// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.json;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A value of JSON, compared by content: the order of members does not matter, `1` and `1.0` are
/// the same number. This is what I-JSON (RFC 7493) can carry, so numbers are doubles.
public sealed interface Json {

  /// An object; names come once, sorted by UTF-16 code units.
  record Obj(SortedMap<String, Json> members) implements Json {
    /// No members.
    public static final Obj EMPTY = new Obj(new TreeMap<>());

    public Obj {
      members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
    }

    /// An object of members in any order.
    public static Obj of(Map<String, Json> members) {
      return new Obj(new TreeMap<>(members));
    }

    /// A member.
    public Optional<Json> get(String name) {
      return Optional.ofNullable(members.get(name));
    }

    /// A member that is text.
    public Optional<String> text(String name) {
      return get(name)
          .flatMap(v -> v instanceof Text t ? Optional.of(t.value()) : Optional.empty());
    }

    /// A member that is an object.
    public Optional<Obj> object(String name) {
      return get(name).flatMap(v -> v instanceof Obj o ? Optional.of(o) : Optional.empty());
    }

    /// The elements of a member that is a list; none when it is no list.
    public List<Json> list(String name) {
      return get(name)
          .map(v -> v instanceof Arr a ? a.elements() : List.<Json>of())
          .orElse(List.of());
    }

    /// The same object with one member more, or with another value of it.
    public Obj with(String name, Json value) {
      var all = new TreeMap<>(members);
      all.put(name, value);
      return new Obj(all);
    }

    /// The same object without a member.
    public Obj without(String name) {
      var all = new TreeMap<>(members);
      all.remove(name);
      return new Obj(all);
    }
  }

  /// A list.
  record Arr(List<Json> elements) implements Json {
    public Arr {
      elements = List.copyOf(elements);
    }

    /// A list of texts.
    public static Arr of(List<String> texts) {
      return new Arr(texts.stream().<Json>map(Text::new).toList());
    }
  }

  /// Text.
  record Text(String value) implements Json {}

  /// A number; -0 is 0.
  record Num(double value) implements Json {
    public Num {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a number of JSON is finite, got " + value);
      }
      value += 0.0;
    }
  }

  /// A truth value.
  record Bool(boolean value) implements Json {}

  /// The value `null`.
  record Null() implements Json {}

  /// Canonical text of this value (RFC 8785).
  default String canonical() {
    return Jcs.text(this);
  }
}
