// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.stillwatch.adapters.files.LineSink;
import org.stillwatch.adapters.files.Lines;
import org.stillwatch.adapters.files.LogFiles;
import org.stillwatch.adapters.files.ReadLimits;
import org.stillwatch.adapters.files.Source;
import org.stillwatch.adapters.files.SourceReport;
import org.stillwatch.adapters.json.RejectedLine;
import org.stillwatch.adapters.logs.record.Place;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.capture.RejectReason;
import org.stillwatch.trace.corpus.LeakReader;
import org.stillwatch.trace.ledger.ServedReader;

/// The records of a corpus of unknown layout: JSON lines, a JSON document, Parquet, CSV, each row
/// as JSON; and plain text, cut at blank lines into blocks. Nothing of a text is kept but what its
/// reader keeps.
///
/// @param <T> what a record is read as
public final class CorpusRecords<T> {
  private static final ReadLimits LIMITS = ReadLimits.DEFAULT;
  private static final int HEAD_BYTES = 1_024;

  /// Documents and tables are told by value, and say at their end what was broken.
  private static final LogLines.Sink NO_LINES =
      new LogLines.Sink() {
        @Override
        public void line(byte[] buffer, int from, int to, Place place) {
          throw new IllegalStateException("values are told, not lines");
        }

        @Override
        public void fault(RejectReason reason, Place place) {
          throw new IllegalStateException("values are told, not lines");
        }
      };

  /// A block of plain text ends at the first blank line after so many bytes: less is hardly a
  /// response.
  private static final int BLOCK_BYTES = 2_000;

  private static final int LONGEST_BLOCK_BYTES = 1 << 16;

  /// More than fifteen words, which share a fingerprint wherever they stand.
  private static final int OVERLAP_CHARS = 300;

  private final Reader<T> reader;
  private final Rejects rejects;
  private final SourceValues values;
  private final List<RejectedLine> rejected = new ArrayList<>();
  private final List<SourceReport> reports = new ArrayList<>();
  private long records;

  /// @param key under which the ledger was made
  /// @param reader what is kept of a text
  public CorpusRecords(FingerprintKey key, Reader<T> reader) {
    this.reader = reader;
    rejects = new Rejects(key);
    values = new SourceValues(key.hash("rejects"), Long.MAX_VALUE);
  }

  /// What records are read by.
  public interface Reader<T> {
    /// Reads a JSON value; empty when it cannot be read.
    Optional<T> record(byte[] json, int from, int to);

    /// Reads a block of plain text.
    T text(String block);
  }

  /// The receiver of records.
  public interface Taker<T> {
    /// A record.
    ///
    /// @param number among all records read, the first is 1
    /// @param read what it was read as
    void record(long number, T read) throws IOException;
  }

  /// Records as fingerprints, each once.
  public static CorpusRecords<long[]> prints(FingerprintKey key, ServedReader reader) {
    return new CorpusRecords<>(
        key,
        new Reader<>() {
          @Override
          public Optional<long[]> record(byte[] json, int from, int to) {
            return reader.record(json, from, to);
          }

          @Override
          public long[] text(String block) {
            return reader.text(block);
          }
        });
  }

  /// Records as answers of a leak.
  public static CorpusRecords<Integer> answers(FingerprintKey key, LeakReader reader) {
    return new CorpusRecords<>(
        key,
        new Reader<>() {
          @Override
          public Optional<Integer> record(byte[] json, int from, int to) {
            return reader.record(json, from, to);
          }

          @Override
          public Integer text(String block) {
            return reader.text(block);
          }
        });
  }

  /// Reads files and what is in folders.
  ///
  /// @param flag that carried the paths, for the message when there is none
  /// @param progress told how many bytes of files were read on
  public void read(String flag, List<Path> paths, Taker<T> taker, LongConsumer progress)
      throws IOException {
    try {
      for (Source source : LogFiles.find(flag, paths)) {
        reports.add(read(source, taker, progress));
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private SourceReport read(Source source, Taker<T> taker, LongConsumer progress) {
    LogHead.Shape shape = LogHead.of(source, LIMITS).shape();
    return switch (shape) {
      case DOCUMENT, PARQUET, CSV ->
          values.read(0, source, shape, (value, at) -> value(source, value, at, taker), NO_LINES);
      case LINES, PROTOBUF ->
          isJson(source)
              ? Lines.read(source, LIMITS, lines(source, taker), progress)
              : text(source, taker, progress);
    };
  }

  private static boolean isJson(Source source) {
    try (InputStream in = source.open(LIMITS)) {
      String head = new String(in.readNBytes(HEAD_BYTES), StandardCharsets.UTF_8);
      String start = head.replace("\ufeff", "").strip();
      return start.startsWith("{") || start.startsWith("[");
    } catch (IOException _) {
      return false; // reading it says why
    }
  }

  private LineSink lines(Source source, Taker<T> taker) {
    return new LineSink() {
      @Override
      public void line(byte[] buffer, int from, int to, long number, long offset) {
        Optional<T> read = reader.record(buffer, from, to);
        if (read.isPresent()) {
          take(read.get(), taker);
        } else {
          fault(RejectReason.NOT_JSON, buffer, from, to, number, offset, to - from);
        }
      }

      @Override
      public void fault(
          RejectReason reason, byte[] bytes, int from, int to, long line, long at, long length) {
        rejected.add(rejects.at(source.name(), reason, bytes, from, to, line, at, length));
      }
    };
  }

  private void value(Source source, JsonNode value, Place at, Taker<T> taker) {
    byte[] bytes = value.toString().getBytes(StandardCharsets.UTF_8);
    Optional<T> read = reader.record(bytes, 0, bytes.length);
    if (read.isPresent()) {
      take(read.get(), taker);
    } else {
      rejected.add(Rejects.at(source.name(), RejectReason.TOO_DEEP, at));
    }
  }

  private SourceReport text(Source source, Taker<T> taker, LongConsumer progress) {
    var blocks = new Blocks(source, taker);
    SourceReport report = Lines.read(source, LIMITS, blocks, progress);
    blocks.end();
    return report;
  }

  private void take(T read, Taker<T> taker) {
    try {
      taker.record(++records, read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Gathers lines of text until a block is full.
  private final class Blocks implements LineSink {
    private final Source source;
    private final Taker<T> taker;
    private final ByteArrayOutputStream block = new ByteArrayOutputStream();
    private long last;

    Blocks(Source source, Taker<T> taker) {
      this.source = source;
      this.taker = taker;
    }

    @Override
    public void line(byte[] buffer, int from, int to, long number, long offset) {
      boolean gap = number > last + 1 && block.size() >= BLOCK_BYTES;
      if (gap || block.size() >= LONGEST_BLOCK_BYTES) {
        next();
      }
      last = number;
      block.write(buffer, from, to - from);
      block.write('\n');
    }

    @Override
    public void fault(
        RejectReason reason, byte[] bytes, int from, int to, long line, long at, long length) {
      last = line;
      rejected.add(rejects.at(source.name(), reason, bytes, from, to, line, at, length));
    }

    /// Begins a block with the end of the last one, so that no words in a row are cut apart.
    private void next() {
      String text = block.toString(StandardCharsets.UTF_8);
      end();
      int from = Math.max(0, text.length() - OVERLAP_CHARS);
      int word = text.indexOf(' ', from);
      block.writeBytes(text.substring(word < 0 ? from : word).getBytes(StandardCharsets.UTF_8));
    }

    void end() {
      if (block.size() > 0) {
        take(reader.text(block.toString(StandardCharsets.UTF_8)), taker);
        block.reset();
      }
    }
  }

  /// How many records were read.
  public long records() {
    return records;
  }

  /// What could not be used.
  public List<RejectedLine> rejected() {
    return List.copyOf(rejected);
  }

  /// How far each file could be read.
  public List<SourceReport> reports() {
    return List.copyOf(reports);
  }
}
