// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.forget;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.stillwatch.adapters.files.journal.Append;
import org.stillwatch.adapters.files.journal.Damage;
import org.stillwatch.adapters.files.journal.FrameReader;
import org.stillwatch.adapters.files.journal.Journal;
import org.stillwatch.adapters.files.journal.JournalHeader;
import org.stillwatch.adapters.files.journal.JournalSettings;
import org.stillwatch.adapters.files.journal.Position;
import org.stillwatch.apps.server.journal.RecordFrames;

/// Writes a journal anew without some of its records. The new one takes the place of the old one
/// when all of it is on the disk: whoever is interrupted has the old one, the new one, or what
/// [#settle] makes one of them.
public final class JournalRewrite {
  private static final String NEW = ".forgetting";
  private static final String OLD = ".forgotten";

  /// Half of what one append may hold, so that the longest frame fits on top.
  private static final long BATCH_BYTES = 4L << 20;

  private static final int BATCH_FRAMES = 10_000;

  private JournalRewrite() {}

  /// What becomes of a record: itself, another one, or nothing.
  interface Change<R> {
    Optional<R> of(R item);
  }

  /// Puts right what an interruption left behind, before a journal is opened: a journal without a
  /// name gets it back, and half of a new one goes.
  public static void settle(Path journal) throws IOException {
    Path old = beside(journal, OLD);
    if (Files.exists(old)) {
      if (Files.exists(journal)) {
        delete(old);
      } else {
        Files.move(old, journal, StandardCopyOption.ATOMIC_MOVE);
      }
    }
    if (Files.exists(beside(journal, NEW))) {
      delete(beside(journal, NEW));
    }
  }

  /// Rewrites one.
  ///
  /// @return how many records are gone or different
  /// @throws IOException when it cannot be read to its end: a journal that lost something is looked
  ///   at by a person first
  static <R> long of(Path journal, RecordFrames<R> frames, JournalHeader header, Change<R> change)
      throws IOException {
    settle(journal);
    if (!Files.exists(journal)) {
      return 0;
    }
    Path fresh = beside(journal, NEW);
    long changed;
    try (Journal from = Journal.open(journal, JournalSettings.DEFAULT, header);
        Journal to = Journal.open(fresh, JournalSettings.DEFAULT, header)) {
      var copy = new Copy<>(frames, change, to);
      from.read(from.begin(), copy);
      copy.flush();
      changed = copy.changed;
    } catch (UncheckedIOException e) {
      throw new IOException(journal.getFileName() + " cannot be rewritten", e);
    }
    if (changed == 0) {
      delete(fresh);
      return 0;
    }
    Files.move(journal, beside(journal, OLD), StandardCopyOption.ATOMIC_MOVE);
    Files.move(fresh, journal, StandardCopyOption.ATOMIC_MOVE);
    delete(beside(journal, OLD));
    return changed;
  }

  private static Path beside(Path journal, String suffix) {
    return journal.resolveSibling(journal.getFileName() + suffix);
  }

  private static void delete(Path folder) throws IOException {
    List<Path> files;
    try (var walk = Files.walk(folder)) {
      files = walk.toList();
    }
    for (Path file : files.reversed()) {
      Files.delete(file);
    }
  }

  private static final class Copy<R> implements FrameReader {
    private final RecordFrames<R> frames;
    private final Change<R> change;
    private final Journal to;
    private final List<byte[]> batch = new ArrayList<>();
    private long bytes;
    private long lost;
    private long changed;

    Copy(RecordFrames<R> frames, Change<R> change, Journal to) {
      this.frames = frames;
      this.change = change;
      this.to = to;
    }

    @Override
    public boolean frame(ByteBuffer frame, Position after) {
      R before = frames.read(frame);
      Optional<R> now = change.of(before);
      now.ifPresent(this::add);
      changed += now.filter(before::equals).isPresent() ? 0 : 1;
      return (bytes < BATCH_BYTES && batch.size() < BATCH_FRAMES) || append();
    }

    private void add(R item) {
      byte[] frame = frames.write(item);
      bytes += frame.length;
      batch.add(frame);
    }

    private boolean append() {
      try {
        flush();
        return true;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void flush() throws IOException {
      if (lost > 0) {
        throw new IOException(lost + " bytes of the journal cannot be read; nothing was forgotten");
      }
      if (batch.isEmpty()) {
        return;
      }
      switch (to.append(batch)) {
        case Append.Taken taken -> await(taken);
        case Append.Refused refused -> throw new IOException(refused.sentence());
      }
      batch.clear();
      bytes = 0;
    }

    private static void await(Append.Taken taken) throws IOException {
      try {
        taken.durable().get();
      } catch (ExecutionException e) {
        throw new IOException("the new journal cannot be written", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }

    @Override
    public void damaged(Damage damage) {
      lost += damage.lostBytes();
    }
  }
}
