// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Optional;
import org.stillwatch.respond.Decision;
import org.stillwatch.respond.Stage;
import org.stillwatch.respond.limit.Wanted;

/// Measures what each answer takes, whichever way it was asked for: `stillwatch_decide_seconds`.
record TimedDecider(Decider behind, Timer timer) implements Decider {
  static TimedDecider of(Decider behind, MeterRegistry registry) {
    return new TimedDecider(
        behind,
        Timer.builder("stillwatch.decide")
            .serviceLevelObjectives(
                Duration.ofNanos(5_000),
                Duration.ofNanos(10_000),
                Duration.ofNanos(25_000),
                Duration.ofNanos(100_000),
                Duration.ofMillis(1),
                Duration.ofMillis(10),
                Duration.ofMillis(100))
            .register(registry));
  }

  @Override
  public Decision decide(
      Stage stage, String account, String key, String registration, Wanted wanted) {
    long before = System.nanoTime();
    Decision decision = behind.decide(stage, account, key, registration, wanted);
    timer.record(Duration.ofNanos(System.nanoTime() - before));
    return decision;
  }

  @Override
  public Optional<String> decision(String id) {
    return behind.decision(id);
  }
}
