// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.live;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.stillwatch.adapters.files.journal.Append;
import org.stillwatch.adapters.files.journal.Damage;
import org.stillwatch.adapters.files.journal.FrameReader;
import org.stillwatch.adapters.files.journal.Journal;
import org.stillwatch.adapters.files.journal.More;
import org.stillwatch.adapters.files.journal.Position;
import org.stillwatch.apps.server.journal.Entry;
import org.stillwatch.apps.server.journal.RecordFrames;

/// Reads the journal as it grows, on a thread of its own, and publishes what the engine finds. When
/// it fails, the service goes on storing, answers from the last findings and says that they are
/// stale.
public final class LiveLoop implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(LiveLoop.class.getName());
  private static final Duration WAIT = Duration.ofMillis(500);

  /// Entries that are read before it looks whether there is something to say.
  public static final int FRAMES_AT_ONCE = 20_000;

  /// While it catches up, findings are published no more often than this.
  private static final long PUBLISH_MILLIS = 10_000L;

  /// While it catches up, it reads for so many times as long as the last publication took.
  private static final long READ_PER_PUBLICATION = 9;

  private final Journal journal;
  private final RecordFrames<Entry> frames;
  private final Detection detection;
  private final Checkpoints checkpoints;
  private final Memory memory;
  private final Quiet quiet;
  private final InstantSource clock;
  private final Consumer<Published> listener;
  private final int framesAtOnce;
  private final AtomicReference<Optional<Published>> published =
      new AtomicReference<>(Optional.empty());
  private final AtomicReference<String> failure = new AtomicReference<>("");
  private final AtomicLong lostBytes = new AtomicLong();
  private final AtomicLong publicationNanos = new AtomicLong();
  private final Settling settling;

  /// Before anything of this run was stored.
  private final Position atStart;

  private final Thread thread;
  private volatile boolean stopped;
  private volatile boolean caughtUp;
  private volatile boolean outOfMemory;

  /// @param detection what finds
  /// @param checkpoints where the state of an engine is kept
  /// @param memory whether there is room for more
  /// @param quiet when silence means that a tick is over
  /// @param before what an earlier run published; it stands until all of the journal was read
  /// @param listener hears of each publication, on the thread of the loop
  /// @param framesAtOnce entries after which it looks up from the journal
  public LiveLoop(
      Journal journal,
      RecordFrames<Entry> frames,
      Detection detection,
      Checkpoints checkpoints,
      Memory memory,
      Quiet quiet,
      Optional<Published> before,
      InstantSource clock,
      Consumer<Published> listener,
      int framesAtOnce) {
    this.journal = journal;
    this.frames = frames;
    this.detection = detection;
    this.checkpoints = checkpoints;
    this.memory = memory;
    this.quiet = quiet;
    this.clock = clock;
    this.listener = listener;
    this.framesAtOnce = framesAtOnce;
    this.published.set(before);
    this.atStart = journal.end();
    this.settling = new Settling(journal, frames, clock);
    this.thread = Thread.ofPlatform().name("live-loop").unstarted(this::run);
  }

  /// Begins to read.
  public void start() {
    thread.start();
  }

  /// What was published last; empty before the first time.
  public Optional<Published> published() {
    return published.get();
  }

  /// Whether everything that was stored before the start has been read.
  public boolean caughtUp() {
    return caughtUp;
  }

  /// Whether it reads no further because the memory is full.
  public boolean outOfMemory() {
    return outOfMemory;
  }

  /// Why the loop ended and where in the code; empty while it runs.
  public String failure() {
    return failure.get();
  }

  /// Bytes of the journal that could not be read.
  public long lostBytes() {
    return lostBytes.get();
  }

  /// What the last publication took to put together.
  public Duration publicationTime() {
    return Duration.ofNanos(publicationNanos.get());
  }

  /// Says that everything up to now has arrived; completes with the findings after that, which are
  /// none where no exchange ever arrived.
  public CompletableFuture<Optional<Published>> settle() {
    return settling.request();
  }

  private void run() {
    try {
      new Reading().all();
    } catch (IOException | RuntimeException | Error e) {
      failure.set(WhatEnded.of(e));
      LOG.log(System.Logger.Level.ERROR, "detection has ended: {0}", failure.get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      settling.end();
    }
  }

  /// Waits for the entry that is being applied, and ends. A reader must not be interrupted: that
  /// would close its file.
  @Override
  public void close() {
    stopped = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// One run through the journal, on the thread of the loop.
  private final class Reading {
    private final Applying applying;
    private final Publishing publishing;

    /// Whether what an earlier run published still stands.
    private boolean recalled = published.get().isPresent();

    private Position at;
    private long nextMillis = Long.MIN_VALUE;
    private long arrivedMillis = clock.millis();
    private long toldQuietMillis = Long.MIN_VALUE;

    Reading() {
      var begin = checkpoints.begin(detection.fresh(), journal, atStart);
      applying = begin.applying();
      applying.tellAll(detection.heard());
      at = begin.at();
      long version = published.get().map(p -> p.table().version()).orElse(0L);
      publishing = new Publishing(applying.engine(), detection.decided(), version);
    }

    void all() throws IOException, InterruptedException {
      while (!stopped) {
        outOfMemory = memory.isFull();
        if (outOfMemory) {
          Thread.sleep(WAIT);
          continue;
        }
        at = journal.read(at, new Frames());
        boolean atEnd = at.compareTo(journal.end()) >= 0;
        caughtUp |= at.compareTo(atStart) >= 0;
        var settled = applying.settled().stream().filter(settling::isAwaited).toList();
        if (isDue(atEnd) || (!settled.isEmpty() && looked())) {
          publish();
        }
        settled.forEach(request -> settling.complete(request, published.get()));
        checkpoints.reached(applying, at);
        if (atEnd) {
          sayWhenQuiet();
          if (journal.awaitMore(at, WAIT) == More.NEVER) {
            return;
          }
        }
      }
    }

    /// What was recalled is only replaced by something newer, and once as a whole.
    private boolean isDue(boolean atEnd) {
      if (!looked() || (recalled && !caughtUp)) {
        return false;
      }
      long tick = applying.engine().lastTickMillis();
      boolean isNew = published.get().map(p -> p.table().tickMillis() != tick).orElse(true);
      boolean isTime = atEnd || clock.millis() >= nextMillis;
      return (isNew && isTime) || (recalled && atEnd);
    }

    /// Whether anything was ever looked at.
    private boolean looked() {
      return applying.engine().lastTickMillis() != Long.MIN_VALUE;
    }

    private void publish() {
      long beganMillis = clock.millis();
      long before = System.nanoTime();
      var next = publishing.next(at);
      publicationNanos.set(System.nanoTime() - before);
      published.set(Optional.of(next));
      listener.accept(next);
      long nowMillis = clock.millis();
      nextMillis =
          nowMillis + Math.max(PUBLISH_MILLIS, READ_PER_PUBLICATION * (nowMillis - beganMillis));
      recalled = false;
    }

    /// Goes through the journal like everything else, so that a restart finds the same ticks.
    private void sayWhenQuiet() {
      long latest = applying.latestMillis();
      if (latest == Long.MIN_VALUE || toldQuietMillis == latest) {
        return;
      }
      var watermark =
          quiet.watermark(
              clock.millis(), arrivedMillis, latest, applying.engine().lastTickMillis());
      if (watermark.isPresent()
          && journal.append(List.of(frames.write(new Entry.Advance(watermark.getAsLong()))))
              instanceof Append.Taken) {
        toldQuietMillis = latest;
      }
    }

    private final class Frames implements FrameReader {
      private int left = framesAtOnce;

      @Override
      public boolean frame(ByteBuffer frame, Position after) {
        Entry entry = frames.read(frame);
        applying.apply(entry);
        applying.tell(entry, detection.heard());
        if (entry instanceof Entry.Exchange) {
          arrivedMillis = clock.millis();
        }
        left--;
        return left > 0 && !stopped && !memory.isFull();
      }

      @Override
      public void damaged(Damage damage) {
        lostBytes.addAndGet(damage.lostBytes());
      }
    }
  }
}
