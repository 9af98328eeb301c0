// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import org.stillwatch.adapters.files.LineSink;
import org.stillwatch.adapters.files.Lines;
import org.stillwatch.adapters.files.LogFiles;
import org.stillwatch.adapters.files.ReadLimits;
import org.stillwatch.adapters.files.Source;
import org.stillwatch.adapters.files.SourceReport;
import org.stillwatch.adapters.json.RejectedLine;
import org.stillwatch.adapters.logs.DocumentRecords;
import org.stillwatch.adapters.parquet.TableFile;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.base.KeyedHash;
import org.stillwatch.capture.RejectReason;
import org.stillwatch.trace.ledger.ServedReader;

/// The records of a corpus of unknown layout as fingerprints: JSON lines, a JSON document, Parquet,
/// CSV, each row with all its texts; and plain text, cut at blank lines into blocks. Nothing of a
/// text is kept.
public final class CorpusRecords {
  private static final ReadLimits LIMITS = ReadLimits.DEFAULT;

  /// A block of plain text ends at the first blank line after so many bytes: less is hardly a
  /// response.
  private static final int BLOCK_BYTES = 2_000;

  private static final int LONGEST_BLOCK_BYTES = 1 << 16;

  /// More than fifteen words, which share a fingerprint wherever they stand.
  private static final int OVERLAP_CHARS = 300;

  private final ServedReader reader;
  private final Rejects rejects;
  private final KeyedHash hash;
  private final List<RejectedLine> rejected = new ArrayList<>();
  private final List<SourceReport> reports = new ArrayList<>();
  private long records;

  /// @param key under which the ledger was made
  /// @param reader what is kept of a text
  public CorpusRecords(FingerprintKey key, ServedReader reader) {
    this.reader = reader;
    rejects = new Rejects(key);
    hash = key.hash("rejects");
  }

  /// The receiver of records.
  public interface Taker {
    /// A record.
    ///
    /// @param number among all records read, the first is 1
    /// @param prints its fingerprints, each once
    void record(long number, long[] prints) throws IOException;
  }

  /// Reads files and what is in folders.
  ///
  /// @param flag that carried the paths, for the message when there is none
  /// @param progress told how many bytes of files were read on
  public void read(String flag, List<Path> paths, Taker taker, LongConsumer progress)
      throws IOException {
    try {
      for (Source source : LogFiles.find(flag, paths)) {
        reports.add(read(source, taker, progress));
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private SourceReport read(Source source, Taker taker, LongConsumer progress) throws IOException {
    byte[] head = head(source);
    Optional<TableFile.Kind> table = TableFile.kind(source.name(), head);
    if (table.isPresent()) {
      return table(source, table.get(), taker);
    }
    String start = new String(head, StandardCharsets.UTF_8).replace("\ufeff", "").strip();
    if (!start.startsWith("{") && !start.startsWith("[")) {
      return text(source, taker, progress);
    }
    return LogHead.of(source, LIMITS).shape() == LogHead.Shape.DOCUMENT
        ? document(source, taker)
        : Lines.read(source, LIMITS, lines(source, taker), progress);
  }

  private static byte[] head(Source source) {
    try (InputStream in = source.open(LIMITS)) {
      return in.readNBytes(1_024);
    } catch (IOException _) {
      return new byte[0]; // reading it says why
    }
  }

  private LineSink lines(Source source, Taker taker) {
    return new LineSink() {
      @Override
      public void line(byte[] buffer, int from, int to, long number, long offset) {
        Optional<long[]> prints = reader.record(buffer, from, to);
        if (prints.isPresent()) {
          take(prints.get(), taker);
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

  private SourceReport table(Source source, TableFile.Kind kind, Taker taker) {
    long[] rows = new long[1];
    String incomplete = "";
    try {
      TableFile.read(
          source.path(),
          kind,
          (json, number) -> {
            rows[0] = number;
            value(source, json, number, 0, taker);
            return true;
          });
    } catch (IOException e) {
      incomplete = "broken table after row " + rows[0] + ": " + e.getMessage();
    }
    return new SourceReport(source.name(), 0, rows[0], incomplete);
  }

  private SourceReport document(Source source, Taker taker) {
    long[] seen = new long[2];
    String incomplete = "";
    try (InputStream in = source.open(LIMITS)) {
      DocumentRecords.read(
          in,
          (value, number, offset, length) -> {
            value(source, value.toString(), number, offset, taker);
            seen[0] = offset + length;
            seen[1] = number;
            return true;
          });
    } catch (IOException e) {
      incomplete = "broken JSON after record " + seen[1] + " (byte " + seen[0] + ")";
    }
    return new SourceReport(source.name(), seen[0], seen[1], incomplete);
  }

  private void value(Source source, String json, long number, long offset, Taker taker) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    Optional<long[]> prints = reader.record(bytes, 0, bytes.length);
    if (prints.isPresent()) {
      take(prints.get(), taker);
    } else {
      rejected.add(
          new RejectedLine(
              source.name(),
              OptionalLong.of(number),
              offset,
              bytes.length,
              RejectReason.TOO_DEEP,
              hash.of(bytes, 0, bytes.length)));
    }
  }

  private SourceReport text(Source source, Taker taker, LongConsumer progress) {
    var blocks = new Blocks(source, taker);
    SourceReport report = Lines.read(source, LIMITS, blocks, progress);
    blocks.end();
    return report;
  }

  private void take(long[] prints, Taker taker) {
    try {
      taker.record(++records, prints);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Gathers lines of text until a block is full.
  private final class Blocks implements LineSink {
    private final Source source;
    private final Taker taker;
    private final ByteArrayOutputStream block = new ByteArrayOutputStream();
    private long last;

    Blocks(Source source, Taker taker) {
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
