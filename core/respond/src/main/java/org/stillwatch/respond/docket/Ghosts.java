// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.docket;

import java.util.SortedMap;
import java.util.TreeMap;
import org.stillwatch.base.AccountId;
import org.stillwatch.respond.Measure;
import org.stillwatch.respond.action.Action;

/// Suspended accounts whose successors are looked out for: those that had a week to appeal and did
/// not, or lost. Whoever contests a measure is nobody's predecessor (`contracts.md` 4: ghosts come
/// from actions that are not under appeal).
public final class Ghosts {
  /// How long an account has before its measure counts as uncontested: a week.
  public static final long UNCONTESTED_MILLIS = 7 * 86_400_000L;

  private Ghosts() {}

  /// Each with the moment from which on it was suspended, in milliseconds since the epoch; of a
  /// measure that was renewed, a later one.
  public static SortedMap<AccountId, Long> of(Docket docket, long nowMillis) {
    var ghosts = new TreeMap<AccountId, Long>();
    docket.actions().values().stream()
        .filter(a -> a.measure() == Measure.SUSPEND && a.runsAt(nowMillis))
        .filter(a -> nowMillis - since(a) >= UNCONTESTED_MILLIS)
        .filter(a -> docket.appealOf(a.account()).isEmpty())
        .forEach(a -> ghosts.merge(a.account(), since(a), Math::min));
    return ghosts;
  }

  private static long since(Action action) {
    return action.untilMillis() - action.lastsMillis();
  }
}
