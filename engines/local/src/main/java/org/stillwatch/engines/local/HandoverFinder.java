// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.function.LongConsumer;
import org.stillwatch.capture.Observation;
import org.stillwatch.group.Handover;

/// Finds conversations that were turned away on one principal and go on within 60 seconds on
/// another.
///
/// The conversation must be private: a prefix that three or more principals have sent (one
/// homework, a greeting) moves nothing. Fed in replay order by one writer. What comes late is told
/// by its time: it never takes up a conversation that was turned away after it.
final class HandoverFinder {
  static final long WITHIN_MILLIS = 60_000L;
  private static final int LEAST_CODE_POINTS = 160;

  private final Map<Long, Senders> senders = new HashMap<>();
  private final Map<Long, Refusal> refusals = new HashMap<>();

  private record Refusal(int principal, long timeMillis) {}

  /// The first principals that sent a prefix; -1 is nobody.
  ///
  /// @param lastMillis when it was last sent
  private record Senders(int first, int second, boolean more, long lastMillis) {
    Senders with(int principal, long timeMillis) {
      long last = Math.max(lastMillis, timeMillis);
      if (principal == first || principal == second) {
        return new Senders(first, second, more, last);
      }
      return second < 0
          ? new Senders(first, principal, more, last)
          : new Senders(first, second, true, last);
    }

    /// Once a third one sent it, it stays known to many, whoever is forgotten.
    Senders renumbered(IntUnaryOperator newIndex) {
      int one = first < 0 ? -1 : newIndex.applyAsInt(first);
      int other = second < 0 ? -1 : newIndex.applyAsInt(second);
      return one < 0
          ? new Senders(other, -1, more, lastMillis)
          : new Senders(one, other, more, lastMillis);
    }
  }

  /// Reads one exchange.
  ///
  /// @param principal who sent it
  /// @param notPrivate hears of conversations that a third principal sends
  Optional<Handover> next(int principal, Observation seen, LongConsumer notPrivate) {
    List<Long> prefix = seen.fingerprint().prefix();
    if (prefix.isEmpty() || !tellsItself(seen)) {
      return Optional.empty();
    }
    Optional<Handover> found = Optional.empty();
    for (long turn : prefix) {
      var before = senders.get(turn);
      long time = seen.timeMillis();
      var known =
          before == null ? new Senders(principal, -1, false, time) : before.with(principal, time);
      senders.put(turn, known);
      if (before != null && known.more && !before.more) {
        notPrivate.accept(turn);
      }
      if (found.isEmpty() && !known.more) {
        found = moved(turn, principal, time);
      }
    }
    if (seen.reply().turnedAway()) {
      refusals.merge(
          prefix.getLast(),
          new Refusal(principal, seen.timeMillis()),
          (known, next) -> next.timeMillis >= known.timeMillis ? next : known);
    }
    return found;
  }

  /// Forgets conversations that nobody has continued since a moment.
  void forget(long beforeMillis) {
    senders.values().removeIf(s -> s.lastMillis < beforeMillis);
    refusals.values().removeIf(r -> r.timeMillis < beforeMillis);
  }

  /// Gives principals new indexes, negative where one is forgotten.
  void renumber(IntUnaryOperator newIndex) {
    senders.replaceAll((turn, by) -> by.renumbered(newIndex));
    senders.values().removeIf(s -> s.first < 0 && !s.more);
    refusals.replaceAll((turn, r) -> new Refusal(newIndex.applyAsInt(r.principal), r.timeMillis));
    refusals.values().removeIf(r -> r.principal < 0);
  }

  /// Whether a conversation is long enough that two people do not hold it by chance: a second turn,
  /// or a first one of some length.
  private static boolean tellsItself(Observation seen) {
    return seen.fingerprint().prefix().size() >= 2
        || seen.fingerprint().codePoints() >= LEAST_CODE_POINTS;
  }

  private Optional<Handover> moved(long turn, int principal, long timeMillis) {
    var refusal = refusals.get(turn);
    if (refusal == null
        || refusal.principal == principal
        || timeMillis < refusal.timeMillis
        || timeMillis - refusal.timeMillis > WITHIN_MILLIS) {
      return Optional.empty();
    }
    return Optional.of(new Handover(refusal.principal, principal, timeMillis, turn));
  }
}
