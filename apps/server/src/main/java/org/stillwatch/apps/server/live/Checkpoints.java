// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.live;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.stillwatch.adapters.files.journal.Journal;
import org.stillwatch.adapters.files.journal.Position;
import org.stillwatch.apps.server.snapshot.SnapshotFile;
import org.stillwatch.engines.local.LiveEngine;

/// Stores the state of detection from time to time, so that the next run reads only what was
/// journalled since. The journal stays the truth: where no state can be used, all of it is read; a
/// state that cannot be written is counted, and detection goes on.
public final class Checkpoints {
  /// Never stores anything.
  public static final Checkpoints NONE =
      new Checkpoints(Optional.empty(), Long.MAX_VALUE, InstantSource.system());

  private final Optional<SnapshotFile> file;
  private final long everyMillis;
  private final InstantSource clock;
  private final AtomicLong written = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private final AtomicLong writeNanos = new AtomicLong();
  private long storedMillis;
  private Optional<Position> stored = Optional.empty();

  /// @param everyMillis least time between two states
  public Checkpoints(SnapshotFile file, long everyMillis, InstantSource clock) {
    this(Optional.of(file), everyMillis, clock);
  }

  private Checkpoints(Optional<SnapshotFile> file, long everyMillis, InstantSource clock) {
    this.file = file;
    this.everyMillis = everyMillis;
    this.clock = clock;
    this.storedMillis = clock.millis();
  }

  /// Where a run begins.
  ///
  /// @param at everything before it has been applied
  record Begin(Applying applying, Position at) {}

  /// The stored state, or a fresh one at the begin of the journal.
  ///
  /// @param opened where the journal ended when it was opened: a state from behind it has seen what
  ///   the disk lost
  Begin begin(Supplier<LiveEngine> fresh, Journal journal, Position opened) {
    var found = read().filter(s -> s.at().compareTo(opened) <= 0);
    stored = found.map(SnapshotFile.Snapshot::at);
    return found
        .map(s -> new Begin(s.state(), s.at()))
        .orElseGet(() -> new Begin(new Applying(fresh.get()), journal.begin()));
  }

  private Optional<SnapshotFile.Snapshot<Applying>> read() {
    try {
      return file.isPresent() ? file.get().read(Applying.class) : Optional.empty();
    } catch (IOException e) {
      failures.incrementAndGet();

      return Optional.empty();
    }
  }

  /// Stores a state when it is time, on the thread of the caller.
  void reached(Applying applying, Position at) {
    if (file.isEmpty()
        || clock.millis() - storedMillis < everyMillis
        || stored.filter(at::equals).isPresent()) {
      return;
    }
    long before = System.nanoTime();
    try {
      file.get().write(applying, at);
      writeNanos.set(System.nanoTime() - before);
      written.incrementAndGet();
      stored = Optional.of(at);
    } catch (IOException e) {
      failures.incrementAndGet();
    }
    storedMillis = clock.millis();
  }

  /// How many states were stored in this run.
  public long written() {
    return written.get();
  }

  /// What storing the last state took; detection waits for it.
  public Duration writeTime() {
    return Duration.ofNanos(writeNanos.get());
  }

  /// How often a state could not be stored or read.
  public long failures() {
    return failures.get();
  }
}
