// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final Lines lines;
  private final LogSettings settings;
  private final InstantSource clock;

  ExchangeBodies(FingerprintKey key, LogSettings settings, InstantSource clock) {
    this.capture = new Capture(key);
    this.reader = new ExchangeLines(key);
    this.lines = new Lines(key.hash("rejects"));
    this.settings = settings;
    this.clock = clock;
  }

  /// Reads lines, each by itself ours or of a known format.
  void lines(byte[] body, Taken taken) {
    var one = new Body(taken);
    lines.each(body, one::hear);
    lines.each(body, one::line);
    one.end();
  }

  /// Reads one OTLP export request.
  ///
  /// @return whether it is one
  boolean traces(byte[] body, Taken taken) {
    var json = OtlpProtobuf.json(body);
    if (json.isEmpty()) {
      return false;
    }
    try {
      var one = new Body(taken);
      LogFormat otlp = LogFormats.named("otlp").orElseThrow();
      Place place = new Place(0, 1, 0, body.length, lines.hash().of(body, 0, body.length));
      JsonNode spans = Values.MAPPER.readTree(json.get());
      one.translation.hear(otlp, spans);
      one.foreign(otlp, spans, place);
      one.end();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /// One body while it is read.
  private final class Body implements Translation.Lines {
    private final Taken taken;
    private final BuilderSink sink = new BuilderSink(capture.exchange());
    private final Translation translation = new Translation(settings);
    private final Map<String, LogFormat> open = new LinkedHashMap<>();
    private final long latestMillis = clock.millis() + AHEAD_MILLIS;
    private Optional<Recognition> kind = Optional.empty();

    Body(Taken taken) {
      this.taken = taken;
    }

    /// Hears a line beforehand, where a format joins its records.
    void hear(byte[] body, int from, int to, Place place) {
      if (kind.isEmpty()) {
        kind = Optional.of(recognised(body, from, to));
      }
      if (kind.get() instanceof Recognition.Foreign(LogFormat format) && format.joins()) {
        try {
          translation.hear(format, Values.MAPPER.readTree(body, from, to - from));
        } catch (IOException _) {
          // It is refused when it is read.
        }
      }
    }

    void line(byte[] body, int from, int to, Place place) {
      if (kind.get() instanceof Recognition.Foreign(LogFormat format)) {
        translated(format, body, from, to, lines.found(place, body));
      } else {
        ours(body, from, to, place, true);
      }
    }

    /// A body is of the kind of its first record; what is of no kind is refused line by line.
    private static Recognition recognised(byte[] body, int from, int to) {
      try {
        return Recognition.of(List.of(Values.MAPPER.readTree(body, from, to - from)));
      } catch (IOException e) {
        return new Recognition.Canonical();
      }
    }

    private void translated(LogFormat format, byte[] body, int from, int to, Place place) {
      try {
        foreign(format, Values.MAPPER.readTree(body, from, to - from), place);
      } catch (IOException e) {
        taken.refuse(Values.reason(e), place);
      }
    }

    void foreign(LogFormat format, JsonNode value, Place place) {
      open.put(format.name(), format);
      translation.read(format, value, place, this);
    }

    void end() {
      open.values().forEach(format -> translation.end(format, this));
    }

    @Override
    public void line(byte[] line, Place place) {
      ours(line, 0, line.length, place, false);
    }

    @Override
    public void refused(RejectReason reason, Place place) {
      taken.refuse(reason, place);
    }

    private void ours(byte[] buffer, int from, int to, Place place, boolean asSent) {
      switch (reader.read(buffer, from, to, sink)) {
        case Captured.Used used when used.observation().timeMillis() <= latestMillis ->
            taken.add(new Entry.Exchange(used.observation(), used.contentHash()));
        case Captured.Used _ -> refuse(RejectReason.BAD_TIME, buffer, place, asSent);
        case Captured.Rejected rejected -> refuse(rejected.reason(), buffer, place, asSent);
      }
    }

    private void refuse(RejectReason reason, byte[] buffer, Place place, boolean asSent) {
      taken.refuse(reason, asSent ? lines.found(place, buffer) : place);
    }
  }
}
