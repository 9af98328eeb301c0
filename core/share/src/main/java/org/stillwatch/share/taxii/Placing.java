// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.taxii;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.stillwatch.share.intake.Standing;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.stix.StixObject;

/// Puts objects of our own into a collection of ours.
public final class Placing {
  private Placing() {}

  /// Entries for objects, each added a microsecond after the one before at least. A version that
  /// stands there already is left out.
  ///
  /// @param objects each one behind those that it names
  /// @param signer makes our signature over an object; none when we do not sign
  public static List<Adding.Stored> of(
      List<StixObject> objects,
      Shelf shelf,
      Function<Json.Obj, Optional<String>> signer,
      Instant now) {
    var stored = new ArrayList<Adding.Stored>();
    long last = shelf.lastMicros();
    for (StixObject object : objects) {
      Instant version = Versioned.of(object.head(), now);
      boolean held =
          shelf.versions(object.id()).stream()
              .anyMatch(e -> e.version().equals(version) || !isDated(object));
      if (held) {
        continue;
      }
      last = Math.max(last + 1, Micros.of(now));
      Json.Obj json = object.json();
      String text = json.canonical();
      stored.add(
          new Adding.Stored(
              new Entry(
                  object.id(),
                  version,
                  json.text("spec_version").orElse("2.1"),
                  Standing.OWN,
                  last,
                  text.getBytes(StandardCharsets.UTF_8).length),
              text,
              signer.apply(json),
              Optional.empty()));
    }
    return stored;
  }

  private static boolean isDated(StixObject object) {
    return object.head().modified().or(() -> object.head().created()).isPresent();
  }
}
