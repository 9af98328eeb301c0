// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.stix;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stillwatch.share.json.Json;

/// Members of one object of JSON, taken one by one; what nobody took is the rest, which is kept.
final class Members {
  private final Json.Obj object;
  private final String path;
  private final Set<String> taken = new HashSet<>();

  Members(Json.Obj object) {
    this(object, "");
  }

  Members(Json.Obj object, String path) {
    this.object = object;
    this.path = path;
  }

  String text(String name) throws Unfit {
    return textIf(name).orElseThrow(() -> missing(name, "text"));
  }

  Optional<String> textIf(String name) throws Unfit {
    Optional<Json> value = take(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(text(value.get(), path + name));
  }

  /// Texts of a list that is not empty where it stands (STIX 2.1, 2.8).
  List<String> texts(String name) throws Unfit {
    List<String> texts = new ArrayList<>();
    for (Json element : list(name)) {
      texts.add(text(element, path + name + "[" + texts.size() + "]"));
    }
    return texts;
  }

  List<Json> list(String name) throws Unfit {
    Optional<Json> value = take(name);
    if (value.isEmpty()) {
      return List.of();
    }
    if (value.get() instanceof Json.Arr list && !list.elements().isEmpty()) {
      return list.elements();
    }
    throw new Unfit(path + name, "a list that is not empty");
  }

  /// Objects of a list, each with members of its own.
  List<Members> objects(String name) throws Unfit {
    List<Members> objects = new ArrayList<>();
    for (Json element : list(name)) {
      String where = path + name + "[" + objects.size() + "]";
      if (!(element instanceof Json.Obj one)) {
        throw new Unfit(where, "an object");
      }
      objects.add(new Members(one, where + "."));
    }
    return objects;
  }

  Optional<Members> objectIf(String name) throws Unfit {
    Optional<Json> value = take(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (value.get() instanceof Json.Obj one) {
      return Optional.of(new Members(one, path + name + "."));
    }
    throw new Unfit(path + name, "an object");
  }

  Json.Obj object(String name) throws Unfit {
    return objectIf(name).map(m -> m.object).orElse(Json.Obj.EMPTY);
  }

  Instant time(String name) throws Unfit {
    return timeIf(name).orElseThrow(() -> missing(name, "a time"));
  }

  Optional<Instant> timeIf(String name) throws Unfit {
    Optional<String> text = textIf(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<Instant> time = StixTime.parse(text.get());
    if (time.isEmpty()) {
      throw new Unfit(path + name, "a time in UTC such as 2026-01-31T00:00:00.000Z");
    }
    return time;
  }

  StixId ref(String name) throws Unfit {
    return refIf(name).orElseThrow(() -> missing(name, "the id of an object"));
  }

  Optional<StixId> refIf(String name) throws Unfit {
    Optional<String> text = textIf(name);
    return text.isEmpty() ? Optional.empty() : Optional.of(id(text.get(), path + name));
  }

  List<StixId> refs(String name) throws Unfit {
    List<StixId> refs = new ArrayList<>();
    for (String text : texts(name)) {
      refs.add(id(text, path + name + "[" + refs.size() + "]"));
    }
    return refs;
  }

  /// Ids of a list that may be empty, as our own extension writes it.
  List<StixId> anyRefs(String name) throws Unfit {
    if (object.get(name).equals(Optional.of(new Json.Arr(List.of())))) {
      taken.add(name);
      return List.of();
    }
    return refs(name);
  }

  /// An object whose members are numbers.
  SortedMap<String, Double> numbers(String name, double least, double most) throws Unfit {
    var numbers = new TreeMap<String, Double>();
    Optional<Members> found = objectIf(name);
    if (found.isPresent()) {
      for (String one : found.get().object.members().keySet()) {
        numbers.put(one, found.get().number(one, least, most));
      }
    }
    return numbers;
  }

  long integer(String name, long least, long most) throws Unfit {
    OptionalLong value = integerIf(name, least, most);
    if (value.isEmpty()) {
      throw missing(name, "an integer");
    }
    return value.getAsLong();
  }

  OptionalLong integerIf(String name, long least, long most) throws Unfit {
    Optional<Double> value = numberIf(name, (double) least, (double) most);
    if (value.isEmpty()) {
      return OptionalLong.empty();
    }
    if (value.get() != StrictMath.rint(value.get())) {
      throw new Unfit(path + name, "an integer from " + least + " to " + most);
    }
    return OptionalLong.of(value.get().longValue());
  }

  Optional<Double> numberIf(String name, double least, double most) throws Unfit {
    Optional<Json> value = take(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (value.get() instanceof Json.Num(double n) && n >= least && n <= most) {
      return Optional.of(n);
    }
    throw new Unfit(path + name, "a number from " + plain(least) + " to " + plain(most));
  }

  double number(String name, double least, double most) throws Unfit {
    return numberIf(name, least, most).orElseThrow(() -> missing(name, "a number"));
  }

  boolean flag(String name) throws Unfit {
    Optional<Json> value = take(name);
    if (value.isEmpty()) {
      return false;
    }
    if (value.get() instanceof Json.Bool(boolean b)) {
      return b;
    }
    throw new Unfit(path + name, "true or false");
  }

  /// What nobody took.
  Json.Obj rest() {
    var rest = new TreeMap<>(object.members());
    rest.keySet().removeAll(taken);
    return new Json.Obj(rest);
  }

  Unfit missing(String name, String what) {
    return new Unfit(path + name, what + ", which is required");
  }

  Unfit unfit(String name, String expected) {
    return new Unfit(path + name, expected);
  }

  private Optional<Json> take(String name) {
    taken.add(name);
    return object.get(name);
  }

  private static StixId id(String text, String where) throws Unfit {
    return StixId.parse(text).orElseThrow(() -> new Unfit(where, "the id of an object"));
  }

  private static String text(Json value, String where) throws Unfit {
    if (value instanceof Json.Text(String text)) {
      return text;
    }
    throw new Unfit(where, "text");
  }

  private static String plain(double bound) {
    return new Json.Num(bound).canonical();
  }
}
