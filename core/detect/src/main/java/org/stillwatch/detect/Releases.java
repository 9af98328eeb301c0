// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.stillwatch.capture.ModelFacts;

/// When the provider's models became available.
public final class Releases {
  /// No release is known.
  public static final Releases NONE = new Releases(List.of());

  /// How long a model counts as just released.
  static final long NEW_MILLIS = 86_400_000L;

  private final TreeMap<Long, TreeSet<String>> byTime = new TreeMap<>();

  /// @param models in any order
  public Releases(Collection<ModelFacts> models) {
    for (ModelFacts model : models) {
      byTime.computeIfAbsent(model.releasedAtMillis(), t -> new TreeSet<>()).add(model.model());
    }
  }

  /// When the newest model that was released in the day before a moment came out, or
  /// `Long.MIN_VALUE`.
  long newest(long timeMillis) {
    Long released = byTime.floorKey(timeMillis);
    return released == null || timeMillis - released >= NEW_MILLIS ? Long.MIN_VALUE : released;
  }

  /// Whether a model came out at a time.
  boolean cameOut(String model, long releasedMillis) {
    var models = byTime.get(releasedMillis);
    return models != null && models.contains(model);
  }
}
