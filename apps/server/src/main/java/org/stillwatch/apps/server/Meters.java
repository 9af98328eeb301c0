// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToDoubleFunction;
import org.stillwatch.adapters.files.journal.Journal;
import org.stillwatch.apps.server.access.AccessCounts;
import org.stillwatch.apps.server.decide.DecisionLog;
import org.stillwatch.apps.server.decide.LimitBook;
import org.stillwatch.apps.server.ingest.BodyIntake;
import org.stillwatch.apps.server.live.Checkpoints;
import org.stillwatch.apps.server.live.FindingsMemory;
import org.stillwatch.apps.server.live.LiveLoop;
import org.stillwatch.apps.server.live.Published;
import org.stillwatch.apps.server.sharing.Sharing;
import org.stillwatch.base.Verdict;
import org.stillwatch.engines.local.LiveEngine;

/// What is measured. No label names an account, a key or an address.
record Meters(
    LiveLoop loop,
    Journal entries,
    BodyIntake intake,
    DecisionLog decisions,
    LimitBook limits,
    FindingsMemory memory,
    Checkpoints checkpoints,
    KafkaFeed kafka,
    ServedAnswers answers,
    Exits exits,
    Responding responding,
    AccessCounts admitted,
    Optional<Sharing> sharing,
    InstantSource clock)
    implements MeterBinder {
  @Override
  public void bindTo(MeterRegistry registry) {
    new JvmMemoryMetrics().bindTo(registry);
    gauge(
        registry,
        "journal.waiting.bytes",
        m -> m.entries.waitingBytes() + m.answers.waitingBytes());
    gauge(registry, "journal.lost.bytes", m -> m.loop.lostBytes());
    gauge(
        registry,
        "journal.storing",
        m -> m.entries.failure().isEmpty() && m.answers.storing() ? 1 : 0);
    gauge(registry, "detection.running", m -> m.loop.failure().isEmpty() ? 1 : 0);
    gauge(registry, "detection.caught.up", m -> m.loop.caughtUp() ? 1 : 0);
    gauge(registry, "detection.out.of.memory", m -> m.loop.outOfMemory() ? 1 : 0);
    gauge(registry, "detection.lag.seconds", Meters::lagSeconds);
    gauge(registry, "detection.publication.seconds", m -> seconds(m.loop.publicationTime()));
    gauge(registry, "checkpoint.seconds", m -> seconds(m.checkpoints.writeTime()));
    gauge(registry, "campaigns", m -> m.found(f -> f.campaigns().size()));
    gauge(registry, "accounts", m -> m.found(f -> f.accountsSeen().orElse(0)));
    gauge(registry, "accounts.remembered", m -> m.found(f -> f.remembered().accounts()));
    gauge(registry, "accounts.forgotten", m -> m.found(f -> f.remembered().forgotten()));
    gauge(registry, "exchanges.waiting", m -> m.found(f -> f.exchanges().waiting()));
    count(registry, "decisions.kept", m -> m.decisions.kept());
    count(registry, "decisions.not.kept", m -> m.decisions.lost());
    count(registry, "limits.refused", m -> m.limits.refused());
    count(registry, "limits.shadow.refused", m -> m.limits.wouldRefuse());
    count(registry, "limits.no.room", m -> m.limits.noRoom());
    gauge(registry, "limits.levels", m -> m.limits.size());
    count(registry, "findings.not.kept", m -> m.memory.failures());
    count(registry, "docket.not.kept", m -> m.responding.notKept());
    count(registry, "checkpoints", m -> m.checkpoints.written());
    count(registry, "checkpoints.failed", m -> m.checkpoints.failures());
    for (Verdict verdict : Verdict.values()) {
      if (verdict != Verdict.CLEAR) {
        Gauge.builder(
                "stillwatch.accounts.at.verdict", this, m -> m.found(f -> f.table().at(verdict)))
            .tag("verdict", verdict.name().toLowerCase(Locale.ROOT))
            .register(registry);
      }
    }
    for (LiveEngine.Taken taken : LiveEngine.Taken.values()) {
      Gauge.builder(
              "stillwatch.exchanges",
              this,
              m -> m.found(f -> f.exchanges().counts().getOrDefault(taken, 0L)))
          .tag("became", taken.name().toLowerCase(Locale.ROOT))
          .register(registry);
    }
    late(registry, "waiting", LiveEngine.Late::waiting);
    late(registry, "seen", LiveEngine.Late::seen);
    late(registry, "known", LiveEngine.Late::known);
    late(registry, "old", LiveEngine.Late::old);
    kafka.bindTo(registry);
    answers.bindTo(registry);
    exits.bindTo(registry);
    admitted.bindTo(registry);
    count(registry, "sharing.failures", m -> m.shared(Sharing::failures));
    gauge(registry, "sharing.signals", m -> m.shared(Sharing::signals));
    gauge(registry, "sharing.packages.disputed", m -> m.shared(Sharing::disputed));
    intake
        .counts()
        .watch((what, kind, count) ->
            FunctionCounter.builder("stillwatch.intake." + what, count, LongAdder::sum)
                .tag("kind", kind)
                .register(registry));
  }

  private void late(MeterRegistry registry, String then, ToDoubleFunction<LiveEngine.Late> value) {
    Gauge.builder(
            "stillwatch.exchanges.late",
            this,
            m -> m.found(f -> value.applyAsDouble(f.exchanges().late())))
        .tag("then", then)
        .register(registry);
  }

  private double shared(ToDoubleFunction<Sharing> value) {
    return sharing.map(value::applyAsDouble).orElse(0.0);
  }

  private void gauge(MeterRegistry registry, String name, ToDoubleFunction<Meters> value) {
    Gauge.builder("stillwatch." + name, this, value).register(registry);
  }

  private void count(MeterRegistry registry, String name, ToDoubleFunction<Meters> value) {
    FunctionCounter.builder("stillwatch." + name, this, value).register(registry);
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }

  private double lagSeconds() {
    return found(f -> (clock.millis() - f.table().tickMillis()) / 1_000.0);
  }

  private double found(ToDoubleFunction<Published> value) {
    return loop.published().map(value::applyAsDouble).orElse(0.0);
  }
}
