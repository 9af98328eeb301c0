// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.access;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.stillwatch.respond.access.Access;
import org.stillwatch.respond.access.Place;

/// How often who came in. No label names an account, a country or a feature.
public final class AccessCounts implements MeterBinder {
  private final Map<Access.Kind, LongAdder> enforced = counts();
  private final Map<Access.Kind, LongAdder> shadow = counts();
  private final LongAdder unknownCountry = new LongAdder();

  private static Map<Access.Kind, LongAdder> counts() {
    var counts = new EnumMap<Access.Kind, LongAdder>(Access.Kind.class);
    for (Access.Kind kind : Access.Kind.values()) {
      counts.put(kind, new LongAdder());
    }
    return counts;
  }

  void count(Access.Kind kind, boolean isEnforced, Place place) {
    Map<Access.Kind, LongAdder> counts = isEnforced ? enforced : shadow;
    counts.getOrDefault(kind, new LongAdder()).increment();
    if (place == Place.UNKNOWN) {
      unknownCountry.increment();
    }
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    enforced.forEach((kind, count) -> bind(registry, kind, "enforcing", count));
    shadow.forEach((kind, count) -> bind(registry, kind, "shadow", count));
    FunctionCounter.builder("stillwatch.access.country.unknown", unknownCountry, LongAdder::sum)
        .register(registry);
  }

  private static void bind(MeterRegistry registry, Access.Kind kind, String mode, LongAdder count) {
    FunctionCounter.builder("stillwatch.access.answers", count, LongAdder::sum)
        .tag("access", kind.word())
        .tag("mode", mode)
        .register(registry);
  }
}
