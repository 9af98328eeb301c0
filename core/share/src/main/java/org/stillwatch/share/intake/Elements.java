// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stillwatch.share.json.BadJson;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.json.JsonCursor;
import org.stillwatch.share.json.JsonLimits;

/// The elements of the list `objects` of a bundle or an envelope, before anybody looks into them.
final class Elements {
  private static final JsonLimits SMALL = new JsonLimits(4, 100, 1 << 14, 1 << 12);

  private final IntakeLimits limits;
  private final List<Element> objects = new ArrayList<>();
  private final List<Refused> refused = new ArrayList<>();
  private Optional<String> incomplete = Optional.empty();
  private Optional<String> next = Optional.empty();
  private int count;
  private final SignatureTable signatures = new SignatureTable();
  private long values;
  private boolean seen;

  private Elements(IntakeLimits limits) {
    this.limits = limits;
  }

  /// An object of the list.
  record Element(int index, Json.Obj json) {}

  static Elements of(byte[] json, IntakeLimits limits) {
    var elements = new Elements(limits);
    if (json.length > limits.bytes()) {
      elements.incomplete = Optional.of("expected at most " + limits.bytes() + " bytes");
      return elements;
    }
    try (var cursor = JsonCursor.over(json)) {
      cursor.next();
      elements.top(cursor);
    } catch (BadJson e) {
      elements.incomplete = Optional.of(e.sentence());
    }
    return elements;
  }

  private void top(JsonCursor cursor) throws BadJson {
    if (!cursor.atObject()) {
      incomplete = Optional.of("expected a bundle or an envelope, which is an object");
      return;
    }
    cursor.next();
    while (!cursor.atEnd() && incomplete.isEmpty()) {
      String name = cursor.name();
      cursor.next();
      member(name, cursor);
      if (incomplete.isEmpty()) {
        cursor.next();
      }
    }
    if (incomplete.isEmpty()) {
      cursor.end();
    }
  }

  private void member(String name, JsonCursor cursor) throws BadJson {
    if (name.equals("objects")) {
      if (seen || !cursor.atList()) {
        incomplete = Optional.of("expected one list called objects");
        return;
      }
      seen = true;
      list(cursor);
      return;
    }
    if (name.equals(SignatureTable.MEMBER)) {
      incomplete = signatures.read(cursor, limits.objects());
      return;
    }
    JsonCursor.Taken taken = cursor.take(SMALL);
    if (taken instanceof JsonCursor.Taken.Whole(Json value, int _)) {
      top(name, value);
    }
  }

  private void top(String name, Json value) {
    if (name.equals("type") && !value.equals(new Json.Text("bundle"))) {
      incomplete = Optional.of("expected the type bundle, or none");
    }
    if (name.equals("next") && value instanceof Json.Text(String text)) {
      next = Optional.of(text);
    }
  }

  private void list(JsonCursor cursor) throws BadJson {
    cursor.next();
    while (!cursor.atEnd()) {
      if (count == limits.objects()) {
        incomplete = Optional.of("expected at most " + limits.objects() + " objects");
        return;
      }
      if (values >= limits.values()) {
        incomplete = Optional.of("expected at most " + limits.values() + " values in all");
        return;
      }
      element(cursor.take(limits.object()));
      count++;
      cursor.next();
    }
  }

  private void element(JsonCursor.Taken taken) {
    switch (taken) {
      case JsonCursor.Taken.Whole(Json.Obj object, int held) -> {
        values += held;
        objects.add(new Element(count, object));
      }
      case JsonCursor.Taken.Whole _ -> refused.add(new Refused(count, "", "", "an object"));
      case JsonCursor.Taken.Skipped(String expected) ->
          refused.add(new Refused(count, "", "", expected));
    }
  }

  List<Element> objects() {
    return objects;
  }

  SignatureTable signatures() {
    return signatures;
  }

  List<Refused> refused() {
    return refused;
  }

  Optional<String> incomplete() {
    return incomplete;
  }

  Optional<String> next() {
    return next;
  }
}
