// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.corr;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stillwatch.share.stix.StixId;

/// How much each partner has asked today, for each class. It counts by partner, not by agreement: a
/// second agreement gives no second quota.
///
/// A day is one of the calendar in UTC. Of any calendar day no partner gets more than the quota; of
/// any 24 hours at most twice as much, all of it around one midnight. Time that goes back is
/// refused, so that no day is spent twice; a clock that ran ahead therefore locks a partner out
/// until then.
///
/// @param spent what was asked on the last day on which anything was
public record Quota(SortedMap<Meter, Spent> spent) {
  /// Nothing was asked yet.
  public static final Quota NONE = new Quota(new TreeMap<>());

  public Quota {
    spent = Collections.unmodifiableSortedMap(new TreeMap<>(spent));
  }

  /// What is counted for itself.
  public record Meter(StixId asker, IdentifierClass kind) implements Comparable<Meter> {
    private static final Comparator<Meter> ORDER =
        Comparator.comparing(Meter::asker).thenComparing(Meter::kind);

    @Override
    public int compareTo(Meter other) {
      return ORDER.compare(this, other);
    }
  }

  /// What was asked on one day.
  ///
  /// @param items how many values
  public record Spent(LocalDate day, long items) {}

  /// What becomes of a wish.
  public sealed interface Answer {}

  /// It may be asked.
  ///
  /// @param next what holds from now on
  /// @param left how many values are left of the day
  public record Granted(Quota next, long left) implements Answer {}

  /// It may not; nothing is counted.
  ///
  /// @param reason one sentence
  public record Refused(String reason) implements Answer {}

  /// Decides about a wish; all of it or nothing.
  public Answer ask(Agreement agreement, Wish wish) {
    Optional<String> objection = agreement.objection(wish);
    if (objection.isPresent()) {
      return new Refused(objection.get());
    }
    var meter = new Meter(wish.asker(), wish.kind());
    Spent before = spent.getOrDefault(meter, new Spent(wish.day(), 0));
    if (wish.day().isBefore(before.day())) {
      return new Refused("the day is over: something was asked on a later one");
    }
    long used = wish.day().equals(before.day()) ? before.items() : 0;
    long most = agreement.classes().getOrDefault(wish.kind(), Allowance.DEFAULT).items();
    if (wish.items() > most - used) {
      return new Refused(
          "only %d of %d values a day are left".formatted(Math.max(0, most - used), most));
    }
    var after = new TreeMap<>(spent);
    after.put(meter, new Spent(wish.day(), used + wish.items()));
    return new Granted(new Quota(after), most - used - wish.items());
  }
}
