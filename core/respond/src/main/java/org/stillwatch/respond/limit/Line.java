// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.limit;

import java.util.ArrayList;
import java.util.List;

/// What a use asks of one budget, with the levels that it met: enough to answer again.
///
/// @param budget its id
/// @param cost how many units
/// @param rates of the whole, then of the principal's own part where it is shared
/// @param before one level for each
public record Line(String budget, long cost, List<Rate> rates, List<Level> before) {
  public Line {
    rates = List.copyOf(rates);
    before = List.copyOf(before);
    if (rates.isEmpty() || rates.size() > 2 || rates.size() != before.size() || cost < 0) {
      throw new IllegalArgumentException("one level for each rate, at most two");
    }
  }

  /// How long until it passes, while nobody else takes anything; 0 at once, [Rate#NEVER] never.
  long waitMillis(long atMillis) {
    long whole = rates.getFirst().waitMillis(before.getFirst(), cost, atMillis);
    if (rates.size() == 1 || whole == Rate.NEVER) {
      return whole;
    }
    return Math.max(whole, Math.min(untilPlenty(atMillis), untilOwn(atMillis)));
  }

  /// Until the whole is more than half full after this.
  private long untilPlenty(long atMillis) {
    Rate whole = rates.getFirst();
    return whole.waitMillis(before.getFirst(), cost, atMillis, whole.burst() / 2);
  }

  private long untilOwn(long atMillis) {
    return rates.getLast().waitMillis(before.getLast(), cost, atMillis);
  }

  /// The levels after it passed.
  List<Level> after(long atMillis) {
    var after = new ArrayList<Level>(rates.size());
    after.add(rates.getFirst().after(before.getFirst(), cost, atMillis));
    if (rates.size() == 2) {
      after.add(ownAfter(atMillis));
    }
    return after;
  }

  /// Whoever takes more than its part while there is plenty owes no more than the part.
  private Level ownAfter(long atMillis) {
    Rate own = rates.getLast();
    Level most = own.empty(atMillis);
    if (cost >= own.burst()) {
      return most;
    }
    Level after = own.after(before.getLast(), cost, atMillis);
    return after.compareTo(most) < 0 ? after : most;
  }
}
