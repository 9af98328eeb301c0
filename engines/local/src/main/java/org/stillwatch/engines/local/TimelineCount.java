// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stillwatch.base.AccountId;

/// Counts exchanges into the rows and bins of one campaign's timeline.
final class TimelineCount {
  private static final long MINUTE = 60_000L;

  /// Lengths that people read easily: minutes, hours, days, weeks.
  private static final long[] STEPS = {
    MINUTE,
    5 * MINUTE,
    15 * MINUTE,
    30 * MINUTE,
    60 * MINUTE,
    120 * MINUTE,
    180 * MINUTE,
    360 * MINUTE,
    720 * MINUTE,
    1_440 * MINUTE,
    2_880 * MINUTE,
    10_080 * MINUTE,
    20_160 * MINUTE,
    40_320 * MINUTE
  };

  private final Map<AccountId, Integer> rowOf = new HashMap<>();
  private final List<AccountId> firsts = new ArrayList<>();
  private final List<Long> firstMillis = new ArrayList<>();
  private final List<Integer> accounts = new ArrayList<>();
  private final long fromMillis;
  private final long binMillis;
  private final int bins;
  private final long[][] exchanges;
  private final int[][] stops;

  /// @param beginners accounts with an exchange of the campaign, by their first one
  /// @param firstMillis the campaign's first exchange
  /// @param lastMillis the last thing to show, not before the first
  TimelineCount(List<AccountId> beginners, long firstMillis, long lastMillis) {
    binMillis = step(firstMillis, lastMillis);
    fromMillis = Math.floorDiv(firstMillis, binMillis) * binMillis;
    bins = bin(lastMillis) + 1;
    int inRow = Math.max(1, Math.ceilDiv(beginners.size(), Timeline.MOST_ROWS));
    for (int i = 0; i < beginners.size(); i++) {
      if (i % inRow == 0) {
        firsts.add(beginners.get(i));
        accounts.add(Math.min(inRow, beginners.size() - i));
        this.firstMillis.add(Long.MAX_VALUE);
      }
      rowOf.put(beginners.get(i), i / inRow);
    }
    exchanges = new long[firsts.size()][bins];
    stops = new int[firsts.size()][bins];
  }

  /// The shortest step with which a span fits into the bins, whole steps of UTC on both sides.
  private static long step(long firstMillis, long lastMillis) {
    for (long step : STEPS) {
      if (fits(firstMillis, lastMillis, step)) {
        return step;
      }
    }
    long step = STEPS[STEPS.length - 1];
    while (!fits(firstMillis, lastMillis, step)) {
      step *= 2;
    }
    return step;
  }

  private static boolean fits(long firstMillis, long lastMillis, long step) {
    return Math.floorDiv(lastMillis, step) - Math.floorDiv(firstMillis, step) < Timeline.MOST_BINS;
  }

  private int bin(long timeMillis) {
    return Math.toIntExact(Math.floorDiv(timeMillis - fromMillis, binMillis));
  }

  void add(AccountId account, long timeMillis) {
    Integer row = rowOf.get(account);
    if (row != null) {
      exchanges[row][bin(timeMillis)]++;
      firstMillis.set(row, Math.min(firstMillis.get(row), timeMillis));
    }
  }

  void stopped(AccountId account, long timeMillis) {
    Integer row = rowOf.get(account);
    if (row != null && timeMillis >= fromMillis && bin(timeMillis) < bins) {
      stops[row][bin(timeMillis)]++;
    }
  }

  Timeline with(List<Timeline.Release> all) {
    var rows = new ArrayList<Timeline.Row>();
    for (int i = 0; i < firsts.size(); i++) {
      rows.add(
          new Timeline.Row(
              firsts.get(i),
              accounts.get(i),
              firstMillis.get(i),
              Arrays.stream(exchanges[i]).boxed().toList(),
              Arrays.stream(stops[i]).boxed().toList()));
    }
    var releases =
        all.stream()
            .filter(r -> r.timeMillis() >= fromMillis && bin(r.timeMillis()) < bins)
            .limit(Timeline.MOST_RELEASES)
            .toList();
    return new Timeline(fromMillis, binMillis, bins, List.copyOf(rows), releases);
  }
}
