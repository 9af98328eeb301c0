// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import java.util.HashMap;
import java.util.Map;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.HourSet;
import org.stillwatch.group.Members;

/// Hours in which the provider turned many away: at least a tenth of the principals active outside
/// a group, and three times the usual share. What moves in such an hour moves because of the
/// provider (H18).
final class Incidents {
  private static final double LEAST_SHARE = 0.1;
  private static final double TIMES_USUAL = 3;
  private static final long LEAST_ACTIVE = 20;
  private static final long HOUR_MILLIS = 3_600_000L;

  private final EvidenceLog log;
  private final Map<Long, Long> active = new HashMap<>();
  private final Map<Long, Long> refused = new HashMap<>();
  private final double usual;

  Incidents(EvidenceLog log) {
    this.log = log;
    for (int p = 0; p < log.size(); p++) {
      add(active, log.principal(p).activeHours(), 1);
      add(refused, log.principal(p).refusedHours(), 1);
    }
    double[] shares =
        active.keySet().stream().mapToDouble(h -> share(active, refused, h)).sorted().toArray();
    usual = shares.length == 0 ? 0 : shares[shares.length / 2];
  }

  private static void add(Map<Long, Long> counts, HourSet hours, long more) {
    hours.hours().forEach(h -> counts.merge(h, more, Long::sum));
  }

  private static double share(Map<Long, Long> active, Map<Long, Long> refused, long hour) {
    return (double) refused.getOrDefault(hour, 0L) / Math.max(1, active.getOrDefault(hour, 0L));
  }

  /// The incidents as everybody outside a group had them.
  Outside outside(Members group) {
    var activeOutside = new HashMap<>(active);
    var refusedOutside = new HashMap<>(refused);
    group.stream()
        .forEach(p -> {
          add(activeOutside, log.principal(p).activeHours(), -1);
          add(refusedOutside, log.principal(p).refusedHours(), -1);
        });
    return timeMillis -> {
      long hour = Math.floorDiv(timeMillis, HOUR_MILLIS);
      return activeOutside.getOrDefault(hour, 0L) >= LEAST_ACTIVE
          && share(activeOutside, refusedOutside, hour)
              >= Math.max(LEAST_SHARE, TIMES_USUAL * usual);
    };
  }

  /// Whether a moment lies in an incident.
  interface Outside {
    boolean at(long timeMillis);
  }
}
