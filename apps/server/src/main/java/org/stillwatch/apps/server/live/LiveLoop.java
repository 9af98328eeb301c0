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
  private final ConcurrentMap<Long, CompletableFuture<Optional<Published>>> settling =
      new ConcurrentHashMap<>();
  private final Consumer<Published> listener;
  private final Thread thread;
  private final boolean recalled;
  private final Quiet quiet;
  private final int framesAtOnce;
  private long arrivedMillis;
  private long toldQuietMillis = Long.MIN_VALUE;
  private volatile boolean stopped;
  private volatile boolean caughtUp;
  private volatile boolean ended;

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
    this(journal, frames, engine, quiet, before, clock, listener, FRAMES_AT_ONCE);
  }

  /// @param framesAtOnce entries after which it looks up from the journal
  LiveLoop(
      Journal journal,
      RecordFrames<Entry> frames,
      LiveEngine engine,
      Quiet quiet,
      Optional<Published> before,
      InstantSource clock,
      Consumer<Published> listener,
      int framesAtOnce) {
    this.framesAtOnce = framesAtOnce;
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
    this.thread =
        Thread.ofPlatform()
            .name("live-loop")
            .uncaughtExceptionHandler((ended, e) -> failure.compareAndSet("", nameOf(e)))
            .unstarted(this::run);
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

  /// Says that everything up to now has arrived; completes with the findings after that, which are
  /// none where no exchange ever arrived.
  public CompletableFuture<Optional<Published>> settle() {
    long request = requests.incrementAndGet() ^ (clock.millis() << 20);
    var done = new CompletableFuture<Optional<Published>>();
    settling.put(request, done);
    if (ended) {
      done.completeExceptionally(new IOException("detection has ended"));
    }
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
      Position atStart = journal.end();
      long publishedAt = Long.MIN_VALUE;
      while (!stopped) {
        at = journal.read(at, new Reader());
        var settled = applying.settled().stream().filter(settling::containsKey).toList();
        boolean atEnd = at.compareTo(journal.end()) >= 0;
        caughtUp |= at.compareTo(atStart) >= 0;
        boolean due = atEnd || clock.millis() - publishedAt >= PUBLISH_MILLIS;
        due &= caughtUp || !recalled;
        if ((due && isNew()) || (!settled.isEmpty() && looked())) {
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
      failure.set(nameOf(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ended = true;
      var why = new IOException("detection has ended");
      settling.values().forEach(waiting -> waiting.completeExceptionally(why));
    }
  }

  private static String nameOf(Throwable failure) {
    return failure.getClass().getSimpleName();
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
    return looked() && published.get().map(p -> p.table().tickMillis() != tick).orElse(true);
  }

  /// Whether anything was ever looked at.
  private boolean looked() {
    return engine.lastTickMillis() != Long.MIN_VALUE;
  }

  private void publish(Position at) {
    var next = publishing.next(at);
    published.set(Optional.of(next));
    listener.accept(next);
  }

  private void complete(long request) {
    var waiting = settling.remove(request);
    if (waiting != null) {
      waiting.complete(published.get());
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

  private final class Reader implements FrameReader {
    private int left = framesAtOnce;

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
