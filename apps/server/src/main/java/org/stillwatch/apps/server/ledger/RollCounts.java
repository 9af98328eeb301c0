// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.ledger;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.stillwatch.adapters.parquet.ledger.LedgerRoll;

/// What the roller did since the start.
public final class RollCounts {
  private final AtomicLong rolls = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private final AtomicLong answers = new AtomicLong();
  private final AtomicLong pairs = new AtomicLong();
  private final AtomicLong known = new AtomicLong();
  private final AtomicLong tooOld = new AtomicLong();
  private final AtomicLong lostBytes = new AtomicLong();
  private final AtomicLong erased = new AtomicLong();
  private final AtomicLong lastMillis = new AtomicLong();
  private final AtomicReference<String> failure = new AtomicReference<>("");

  void rolled(LedgerRoll.Rolled rolled, long old, long lost) {
    rolls.incrementAndGet();
    answers.addAndGet(rolled.responses());
    pairs.addAndGet(rolled.pairs());
    known.addAndGet(rolled.known());
    tooOld.addAndGet(old);
    lostBytes.addAndGet(lost);
  }

  void erased(long fingerprints) {
    erased.addAndGet(fingerprints);
  }

  void worked(long nowMillis) {
    failure.set("");
    lastMillis.set(nowMillis);
  }

  void failed(String why) {
    failures.incrementAndGet();
    failure.set(why);
  }

  /// Why the last roll failed; empty when it did not.
  public String failure() {
    return failure.get();
  }

  /// When everything was in the ledger last; 0 before the first time.
  public long lastMillis() {
    return lastMillis.get();
  }

  /// How often answers were written into the ledger.
  public long rolls() {
    return rolls.get();
  }

  /// How often that failed; it is tried again.
  public long failures() {
    return failures.get();
  }

  /// Answers that are new in the ledger.
  public long answers() {
    return answers.get();
  }

  /// Pairs of twins that are new in the ledger.
  public long pairs() {
    return pairs.get();
  }

  /// Answers that were in it already: sent again, or of an id that another one has.
  public long known() {
    return known.get();
  }

  /// Answers that were older than what is kept when they arrived.
  public long tooOld() {
    return tooOld.get();
  }

  /// Bytes of the journal of answers that could not be read.
  public long lostBytes() {
    return lostBytes.get();
  }

  /// Fingerprints that were erased because of their age.
  public long erased() {
    return erased.get();
  }
}
