// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.webhook;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.stillwatch.respond.notice.Backlog;
import org.stillwatch.respond.notice.Outbox;

/// What became of deliveries since the start. It may be read from any thread, and never waits.
public final class WebhookCounts {
  private static final long COUNTED_EVERY_MILLIS = 5_000;

  private final SortedMap<String, Tally> tallies = new TreeMap<>();
  private final AtomicLong countedAt = new AtomicLong(Long.MIN_VALUE);
  private volatile SortedMap<String, Backlog> waiting = Collections.emptySortedMap();

  WebhookCounts(List<String> receivers) {
    receivers.forEach(name -> tallies.put(name, new Tally()));
  }

  /// How one receiver stands.
  ///
  /// @param delivered notices that it took
  /// @param failed attempts that it did not take
  /// @param givenUp notices that are tried no more
  /// @param failure why the last attempt failed, in our words; empty while all is well
  public record Standing(long delivered, long failed, long givenUp, String failure) {}

  /// How each receiver of the settings stands, by name.
  public SortedMap<String, Standing> standings() {
    var standings = new TreeMap<String, Standing>();
    tallies.forEach((name, tally) -> standings.put(name, tally.standing()));
    return standings;
  }

  /// How one receiver of the settings stands.
  ///
  /// @throws IllegalArgumentException for any other name
  public Standing standing(String receiver) {
    return of(receiver).standing();
  }

  /// What each receiver did not have when it was last counted, by name, those without settings too:
  /// a name here that is no longer a receiver waits in vain. Counted at most every 5 seconds.
  public SortedMap<String, Backlog> waiting() {
    return waiting;
  }

  void count(Outbox outbox, long nowMillis) throws IOException {
    long last = countedAt.get();
    boolean due = last == Long.MIN_VALUE || nowMillis - last >= COUNTED_EVERY_MILLIS;
    if (due && countedAt.compareAndSet(last, nowMillis)) {
      waiting = Collections.unmodifiableSortedMap(outbox.waiting());
    }
  }

  Tally of(String receiver) {
    Tally tally = tallies.get(receiver);
    if (tally == null) {
      throw new IllegalArgumentException("no receiver has that name");
    }
    return tally;
  }

  /// The numbers of one receiver.
  static final class Tally {
    private final LongAdder delivered = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder givenUp = new LongAdder();
    private volatile String failure = "";

    void deliver() {
      delivered.increment();
      failure = "";
    }

    void fail(String why) {
      failed.increment();
      failure = why;
    }

    void giveUp() {
      givenUp.increment();
    }

    /// Nothing was tried, for a reason of ours.
    void hold(String why) {
      failure = why;
    }

    private Standing standing() {
      return new Standing(delivered.sum(), failed.sum(), givenUp.sum(), failure);
    }
  }
}
