// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.stillwatch.adapters.json.BuilderSink;
import org.stillwatch.adapters.json.ExchangeLines;
import org.stillwatch.adapters.logs.LogFormats;
import org.stillwatch.adapters.logs.Recognition;
import org.stillwatch.adapters.logs.Translation;
import org.stillwatch.adapters.logs.otlp.OtlpProtobuf;
import org.stillwatch.adapters.logs.record.LogFormat;
import org.stillwatch.adapters.logs.record.LogSettings;
import org.stillwatch.adapters.logs.record.Place;
import org.stillwatch.adapters.logs.record.Values;
import org.stillwatch.apps.server.journal.Entry;
import org.stillwatch.apps.server.ledger.Answers;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.capture.Captured;
import org.stillwatch.capture.RejectReason;
import org.stillwatch.capture.build.Capture;

/// Reads bodies of exchanges: lines of ours, lines of a log format that is known, OTLP.
final class ExchangeBodies {
  /// How far ahead of our clock an exchange may lie: one from the far future would make all others
  /// late.
  static final long AHEAD_MILLIS = 900_000L;

  private final Capture capture;
  private final ExchangeLines reader;
  private final BodyLines lines;
  private final LogSettings settings;
  private final Optional<Answers> answers;
  private final ExitCountries exits;
  private final InstantSource clock;

  /// @param answers what makes frames of answers, where they are kept
  ExchangeBodies(
      FingerprintKey key,
      LogSettings settings,
      Optional<Answers> answers,
      ExitCountries exits,
      InstantSource clock) {
    this.capture = new Capture(key);
    this.reader = new ExchangeLines(key);
    this.lines = new BodyLines(key.hash("rejects"));
    this.settings = settings;
    this.answers = answers;
    this.exits = exits;
    this.clock = clock;
  }

  /// Reads lines, of ours or of one known format.
  void lines(byte[] body, Taken taken) {
    try (var one = new Body(taken)) {
      switch (recognised(body)) {
        case Recognition.Foreign(LogFormat format) -> one.foreign(format, body);
        case Recognition.Canonical _, Recognition.Unknown _ ->
            lines.each(
                body,
                (line, from, to, found) ->
                    one.ours(line, from, to, () -> lines.place(found, line, from, to)),
                taken::refuse);
      }
    }
  }

  /// A body is of the kind of its first records; what is of no kind is refused line by line.
  private Recognition recognised(byte[] body) {
    var first = new ArrayList<JsonNode>();
    lines.each(
        body,
        (line, from, to, found) -> {
          if (found.number() <= Recognition.LOOKED_AT) {
            try {
              first.add(Values.MAPPER.readTree(line, from, to - from));
            } catch (IOException _) {
              // It is refused when it is read.
            }
          }
        },
        (reason, place) -> {});
    return Recognition.of(first);
  }

  /// Reads one OTLP export request.
  ///
  /// @return whether it is one
  boolean traces(byte[] body, Taken taken) {
    var json = OtlpProtobuf.json(body);
    if (json.isEmpty()) {
      return false;
    }
    try (var one = new Body(taken)) {
      LogFormat otlp = LogFormats.named("otlp").orElseThrow();
      Place place = new Place(0, 1, 0, body.length, lines.hash().of(body, 0, body.length));
      JsonNode spans = Values.MAPPER.readTree(json.get());
      one.translation.hear(otlp, spans);
      one.translation.read(otlp, spans, place, one);
      one.translation.end(otlp, one);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /// One body while it is read.
  private final class Body implements Translation.Lines, AutoCloseable {
    private final Taken taken;
    private final BuilderSink sink = new BuilderSink(capture.exchange());
    private final Translation translation = new Translation(settings);
    private final Optional<Answers.Reading> served = answers.map(Answers::reading);
    private final long latestMillis = clock.millis() + AHEAD_MILLIS;

    Body(Taken taken) {
      this.taken = taken;
    }

    /// Lines of a format; where it joins its records, each is heard before any is read.
    void foreign(LogFormat format, byte[] body) {
      if (format.joins()) {
        lines.each(
            body,
            (line, from, to, found) ->
                parsed(line, from, to, value -> translation.hear(format, value)),
            (reason, place) -> {});
      }
      lines.each(
          body,
          (line, from, to, found) -> {
            Place place = lines.place(found, line, from, to);
            parsed(line, from, to, value -> translation.read(format, value, place, this))
                .ifPresent(reason -> taken.refuse(reason, place));
          },
          taken::refuse);
      translation.end(format, this);
    }

    /// Hands a value on.
    ///
    /// @return why it is none
    private static Optional<RejectReason> parsed(
        byte[] line, int from, int to, Consumer<JsonNode> taker) {
      try {
        taker.accept(Values.MAPPER.readTree(line, from, to - from));
        return Optional.empty();
      } catch (IOException e) {
        return Optional.of(Values.reason(e));
      }
    }

    @Override
    public void line(byte[] line, Place place) {
      ours(line, 0, line.length, () -> place);
    }

    @Override
    public void refused(RejectReason reason, Place place) {
      taken.refuse(reason, place);
    }

    void ours(byte[] buffer, int from, int to, Supplier<Place> place) {
      switch (reader.read(buffer, from, to, sink)) {
        case Captured.Used used when used.observation().timeMillis() <= latestMillis -> {
          long exit = sink.address().map(exits::of).orElse(0L);
          taken.add(new Entry.Exchange(used.observation(), used.contentHash(), exit));
          served.flatMap(s -> s.frame(used.observation(), sink)).ifPresent(taken::serve);
        }
        case Captured.Used _ -> taken.refuse(RejectReason.BAD_TIME, place.get());
        case Captured.Rejected rejected -> taken.refuse(rejected.reason(), place.get());
      }
    }

    @Override
    public void close() {
      served.ifPresent(Answers.Reading::close);
    }
  }
}
