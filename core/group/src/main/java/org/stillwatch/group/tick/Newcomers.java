// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.tick;

import java.util.stream.IntStream;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.Members;

/// What it says about an account that it is new, where the sure members of a group are new as well,
/// or are not.
final class Newcomers {
  /// An account whose traffic starts within this time of its opening is new.
  private static final long NEW_MILLIS = 30L * 86_400_000L;

  private final EvidenceLog log;
  private final double newShare;

  Newcomers(EvidenceLog log) {
    this.log = log;
    long all = IntStream.range(0, log.size()).filter(this::isNew).count();
    newShare = (all + 1.0) / (log.size() + 2.0);
  }

  private boolean isNew(int principal) {
    var seen = log.principal(principal);
    return seen.openedMillis() != Long.MIN_VALUE
        && seen.firstMillis() - seen.openedMillis() < NEW_MILLIS;
  }

  /// The share of a group that is new, one of two added so that it is never 0 or 1.
  double among(Members sure) {
    return (sure.stream().filter(this::isNew).count() + 1.0) / (sure.size() + 2.0);
  }

  /// Nats for belonging.
  ///
  /// @param newAmongSure share of the sure members that is new
  double nats(int principal, double newAmongSure) {
    return StrictMath.log(
        isNew(principal) ? newAmongSure / newShare : (1 - newAmongSure) / (1 - newShare));
  }
}
