// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.benchmarks.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.stillwatch.adapters.files.LineSink;
import org.stillwatch.adapters.files.Lines;
import org.stillwatch.adapters.files.ReadLimits;
import org.stillwatch.adapters.files.Source;
import org.stillwatch.adapters.json.AccountLines;
import org.stillwatch.adapters.json.BuilderSink;
import org.stillwatch.adapters.json.ExchangeLines;
import org.stillwatch.adapters.json.ExchangeSink;
import org.stillwatch.adapters.json.Row;
import org.stillwatch.adapters.logs.Translation;
import org.stillwatch.adapters.logs.record.Place;
import org.stillwatch.adapters.logs.record.Values;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.capture.AccountFacts;
import org.stillwatch.capture.Captured;
import org.stillwatch.capture.RejectReason;
import org.stillwatch.capture.build.Capture;
import org.stillwatch.engines.local.AccountBook;
import org.stillwatch.engines.local.Intake;
import org.stillwatch.engines.local.Located;
import org.stillwatch.engines.local.ScanInput;

/// Reads a log as the command line does, on one thread and in steps that build on one another.
public final class Reading {
  private final FingerprintKey key;
  private final Source exchanges;
  private final Path accounts;

  /// A log with its account table.
  public Reading(FingerprintKey key, Path exchanges, Path accounts) {
    this.key = key;
    this.exchanges = Source.of(exchanges);
    this.accounts = accounts;
  }

  /// Splits lines and checks their UTF-8.
  ///
  /// @return lines
  long lines() {
    long[] rows = {0};
    read(exchanges, (buffer, from, to, number, offset) -> rows[0]++);
    return rows[0];
  }

  /// Also walks each line's JSON, bodies unread.
  ///
  /// @return rows that were told to the end
  long envelopes() {
    var sink = new EnvelopeSink();
    parse(sink);
    return sink.told();
  }

  /// Also reads bodies and fingerprints them; the result is dropped.
  ///
  /// @return rows that can be used
  long fingerprints() {
    return parse(new BuilderSink(new Capture(key).exchange()));
  }

  /// The same for records that are not ours: each becomes a tree, from which a line of ours is
  /// written that is read like any other. What a map does in between is left out.
  ///
  /// @return rows that can be used
  long trees() {
    var parser = new ExchangeLines(key);
    var sink = new BuilderSink(new Capture(key).exchange());
    long[] rows = {0};
    var lines =
        new Translation.Lines() {
          @Override
          public void line(byte[] line, Place place) {
            if (parser.read(line, 0, line.length, sink) instanceof Captured.Used) {
              rows[0]++;
            }
          }

          @Override
          public void refused(RejectReason reason, Place place) {
            throw new IllegalStateException("line %d is %s".formatted(place.number(), reason));
          }
        };
    read(
        exchanges,
        (buffer, from, to, number, offset) -> {
          try {
            Translation.ours(
                Values.MAPPER.readTree(buffer, from, to - from),
                new Place(0, number, offset, to - from, 0),
                lines);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    return rows[0];
  }

  private long parse(ExchangeSink sink) {
    var parser = new ExchangeLines(key);
    long[] rows = {0};
    read(
        exchanges,
        (buffer, from, to, number, offset) -> {
          if (parser.read(buffer, from, to, sink) instanceof Captured.Used) {
            rows[0]++;
          }
        });
    return rows[0];
  }

  /// Also keeps every exchange once, in replay order, with the account table: all that a scan
  /// needs.
  public ScanInput keep() {
    var parser = new ExchangeLines(key);
    var sink = new BuilderSink(new Capture(key).exchange());
    var intake = new Intake(key.hash("ids"));
    read(
        exchanges,
        (buffer, from, to, number, offset) -> {
          if (parser.read(buffer, from, to, sink) instanceof Captured.Used used) {
            var place = new Located.Place(0, number, offset, to - from);
            intake.add(new Located(used.observation(), used.contentHash(), place));
          }
        });
    return new ScanInput(intake.inReplayOrder(), table(), List.of());
  }

  private AccountBook table() {
    var parser = new AccountLines(key);
    var rows = new ArrayList<AccountFacts>();
    read(
        Source.of(accounts),
        (buffer, from, to, number, offset) -> {
          if (parser.read(buffer, from, to) instanceof Row.Good<AccountFacts> good) {
            rows.add(good.value());
          }
        });
    return new AccountBook(rows);
  }

  /// Takes a good line.
  private interface Each {
    void line(byte[] buffer, int from, int to, long number, long offset);
  }

  private static void read(Source source, Each each) {
    var report =
        Lines.read(
            source,
            ReadLimits.DEFAULT,
            new LineSink() {
              @Override
              public void line(byte[] buffer, int from, int to, long number, long offset) {
                each.line(buffer, from, to, number, offset);
              }

              @Override
              public void fault(
                  RejectReason reason,
                  byte[] buffer,
                  int from,
                  int to,
                  long number,
                  long offset,
                  long length) {
                throw new IllegalStateException("line %d is %s".formatted(number, reason));
              }
            });
    if (!report.complete()) {
      throw new IllegalStateException(report.incomplete());
    }
  }
}
