// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Rolls from time to time on a thread of its own, and once more at the end. A roll that fails is
/// told and tried again; nothing else in the service waits for it.
public final class Roller implements Closeable {
  private static final System.Logger LOG = System.getLogger(Roller.class.getName());
  private static final long LEAST_MILLIS = 10L;
  private static final long LOOK_MILLIS = 1_000L;
  private static final long AGAIN_MILLIS = 60_000L;

  /// Journalled answers wait no longer than until so many segments are full.
  private static final long MOST_SEGMENTS = 4;

  private final Rolling rolling;
  private final long everyMillis;
  private final InstantSource clock;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread;

  /// @param everyMillis time between two rolls
  public Roller(Rolling rolling, long everyMillis, InstantSource clock) {
    this.rolling = rolling;
    this.everyMillis = everyMillis;
    this.clock = clock;
    this.thread = Thread.ofPlatform().name("ledger-roller").unstarted(this::run);
  }

  /// Begins.
  public void start() {
    thread.start();
  }

  /// What it did.
  public RollCounts counts() {
    return rolling.counts();
  }

  private void run() {
    long next = clock.millis() + everyMillis;
    boolean worked = true;
    while (!awaitStop(Math.clamp(everyMillis, LEAST_MILLIS, LOOK_MILLIS))) {
      boolean full = worked && rolling.segmentsBehind() >= MOST_SEGMENTS;
      if (full || clock.millis() >= next) {
        worked = all();
        next = clock.millis() + (worked ? everyMillis : Math.min(everyMillis, AGAIN_MILLIS));
      }
    }
    one();
  }

  /// Waits; the journal must not be read by an interrupted thread.
  private boolean awaitStop(long millis) {
    try {
      return stop.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      return true;
    }
  }

  /// Rolls all that is there.
  ///
  /// @return whether it worked
  private boolean all() {
    boolean more = true;
    while (more && stop.getCount() > 0) {
      switch (one()) {
        case MORE -> more = true;
        case DONE -> more = false;
        case FAILED -> {
          return false;
        }
      }
    }
    return true;
  }

  private enum Step {
    MORE,
    DONE,
    FAILED
  }

  private Step one() {
    try {
      boolean more = rolling.roll();
      rolling.retain();
      if (!more) {
        counts().worked(clock.millis());
      }
      return more ? Step.MORE : Step.DONE;
    } catch (IOException e) {
      return failed(e.getMessage() == null ? "the disk refuses" : e.getMessage());
    } catch (RuntimeException | Error e) {
      return failed(e.getClass().getSimpleName());
    }
  }

  private Step failed(String why) {
    if (!why.equals(counts().failure())) {
      LOG.log(System.Logger.Level.WARNING, "the ledger is not rolled: {0}", why);
    }
    counts().failed(why);
    return Step.FAILED;
  }

  /// Rolls once more what fits into one roll, and ends.
  @Override
  public void close() {
    stop.countDown();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
