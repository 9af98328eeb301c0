// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.live;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
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
import org.stillwatch.engines.local.LiveEngine;

/// Reads the journal as it grows, on a thread of its own, and publishes what the engine finds. When
/// it fails, the service goes on storing, answers from the last findings and says that they are
/// stale.
public final class LiveLoop implements AutoCloseable {
  private static final Duration WAIT = Duration.ofMillis(500);
  private static final int FRAMES_AT_ONCE = 20_000;

  /// While it catches up, findings are published no more often than this.
  private static final long PUBLISH_MILLIS = 10_000L;

  private final Journal journal;
  private final RecordFrames<Entry> frames;
  private final LiveEngine engine;
  private final Applying applying;
  private final Publishing publishing;
  private final InstantSource clock;
  private final AtomicReference<Optional<Published>> published =
      new AtomicReference<>(Optional.empty());
  private final AtomicReference<String> failure = new AtomicReference<>("");
  private final AtomicLong lostBytes = new AtomicLong();
  private final AtomicLong requests = new AtomicLong();
  private final ConcurrentMap<Long, CompletableFuture<Published>> settling =
      new ConcurrentHashMap<>();
  private final Consumer<Published> listener;
  private final Thread thread;
  private final boolean recalled;
  private final Quiet quiet;
  private long arrivedMillis;
  private long toldQuietMillis = Long.MIN_VALUE;
  private volatile boolean stopped;
  private volatile boolean caughtUp;

  /// @param quiet when silence means that a tick is over
  /// @param before what an earlier run published; it stands until all of the journal was read
  /// @param listener hears of each publication, on the thread of the loop
  public LiveLoop(
      Journal journal,
      RecordFrames<Entry> frames,
      LiveEngine engine,
      Quiet quiet,
      Optional<Published> before,
      InstantSource clock,
      Consumer<Published> listener) {
    this.journal = journal;
    this.frames = frames;
    this.engine = engine;
    this.applying = new Applying(engine);
    this.publishing = new Publishing(engine, before.map(p -> p.table().version()).orElse(0L));
    this.recalled = before.isPresent();
    this.published.set(before);
    this.quiet = quiet;
    this.clock = clock;
    this.arrivedMillis = clock.millis();
    this.listener = listener;
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

  /// Why the loop ended, empty while it runs.
  public String failure() {
    return failure.get();
  }

  /// Bytes of the journal that could not be read.
  public long lostBytes() {
    return lostBytes.get();
  }

  /// Says that everything up to now has arrived; completes with the findings after that.
  public CompletableFuture<Published> settle() {
    long request = requests.incrementAndGet() ^ (clock.millis() << 20);
    var done = new CompletableFuture<Published>();
    settling.put(request, done);
    switch (journal.append(List.of(frames.write(new Entry.Settle(request))))) {
      case Append.Taken(var durable) ->
          durable.exceptionally(lost -> {
            done.completeExceptionally(lost);
            return journal.end();
          });
      case Append.Refused refused ->
          done.completeExceptionally(new IOException(refused.sentence()));
    }
    return done.whenComplete((found, lost) -> settling.remove(request));
  }

  private void run() {
    try {
      Position at = journal.begin();
      Position before = journal.end();
      long publishedAt = Long.MIN_VALUE;
      while (!stopped) {
        at = journal.read(at, new Reader());
        var settled = applying.settled();
        boolean atEnd = at.compareTo(journal.end()) >= 0;
        caughtUp |= at.compareTo(before) >= 0;
        boolean due = atEnd || clock.millis() - publishedAt >= PUBLISH_MILLIS;
        due &= caughtUp || !recalled;
        if (!settled.isEmpty() || (due && isNew())) {
          publish(at);
          publishedAt = clock.millis();
        }
        for (long request : settled) {
          complete(request);
        }
        if (atEnd) {
          sayWhenQuiet();
        }
        if (atEnd && journal.awaitMore(at, WAIT) == More.NEVER) {
          stopped = true;
        }
      }
    } catch (IOException | RuntimeException e) {
      fail(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Goes through the journal like everything else, so that a restart finds the same ticks.
  private void sayWhenQuiet() {
    if (applying.latestMillis() == Long.MIN_VALUE || toldQuietMillis == applying.latestMillis()) {
      return;
    }
    var watermark =
        quiet.watermark(
            clock.millis(), arrivedMillis, applying.latestMillis(), engine.lastTickMillis());
    if (watermark.isPresent()
        && journal.append(List.of(frames.write(new Entry.Advance(watermark.getAsLong()))))
            instanceof Append.Taken) {
      toldQuietMillis = applying.latestMillis();
    }
  }

  private boolean isNew() {
    long tick = engine.lastTickMillis();
    return tick != Long.MIN_VALUE
        && published.get().map(p -> p.table().tickMillis() != tick).orElse(true);
  }

  private void publish(Position at) {
    var next = publishing.next(at);
    published.set(Optional.of(next));
    listener.accept(next);
  }

  private void complete(long request) {
    var waiting = settling.remove(request);
    if (waiting != null) {
      waiting.complete(published.get().orElseThrow());
    }
  }

  private void fail(Exception e) {
    failure.set(e.getClass().getSimpleName());
    settling.values().forEach(waiting -> waiting.completeExceptionally(e));
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

  private final class Reader implements FrameReader {
    private int left = FRAMES_AT_ONCE;

    @Override
    public boolean frame(ByteBuffer frame, Position after) {
      Entry entry = frames.read(frame);
      applying.apply(entry);
      if (entry instanceof Entry.Exchange) {
        arrivedMillis = clock.millis();
      }
      left--;
      return left > 0 && !stopped;
    }

    @Override
    public void damaged(Damage damage) {
      lostBytes.addAndGet(damage.lostBytes());
    }
  }
}
