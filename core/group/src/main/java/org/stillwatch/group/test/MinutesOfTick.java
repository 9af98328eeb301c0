// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import java.util.Optional;
import org.stillwatch.base.Seed;
import org.stillwatch.group.EvidenceLog;

/// Reads the minutes of a tick once for the two tests that ask about them, synchrony and turns.
public final class MinutesOfTick {
  private final Seed seed;
  private Optional<Read> last = Optional.empty();

  /// @param seed chance for the replicates
  public MinutesOfTick(Seed seed) {
    this.seed = seed;
  }

  private record Read(EvidenceLog log, long tickMillis, long requests, Minutes minutes) {
    @SuppressWarnings("ReferenceEquality") // another log is another world, however alike
    boolean of(EvidenceLog other, long tick) {
      return log == other && tickMillis == tick && requests == sent(other);
    }
  }

  Minutes at(EvidenceLog log, long tickMillis) {
    var known = last.filter(r -> r.of(log, tickMillis));
    if (known.isPresent()) {
      return known.get().minutes;
    }
    var minutes = new Minutes(log, tickMillis, seed);
    last = Optional.of(new Read(log, tickMillis, sent(log), minutes));
    return minutes;
  }

  private static long sent(EvidenceLog log) {
    long sum = 0;
    for (int p = 0; p < log.size(); p++) {
      sum += log.principal(p).requests();
    }
    return sum;
  }
}
