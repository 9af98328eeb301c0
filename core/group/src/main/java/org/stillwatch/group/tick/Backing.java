// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.tick;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Frame;
import org.stillwatch.group.Members;
import org.stillwatch.group.TestResult;
import org.stillwatch.group.Tested;

/// Which members of a united group the tests of its proposals support, beside what they share.
///
/// @param mutual members of an arrangement that needs acts of all of them: a list dealt out, duty
///   handed round, a cursor taken up. Costly to forge (`contracts.md` 4.2)
/// @param copied members whom tests of at least two causes other than content support: anybody
///   could imitate that, so it ties nobody, but it tells whom content has gathered for a reason
record Backing(Members mutual, Members copied) {
  /// A test speaks for single members from here on (assumed): it was asked of some ten thousand
  /// groups before it was asked of this one.
  private static final double STRONG_LOG_P = StrictMath.log(1e-6);

  /// Supports both sides of a conversation that moved, of whom only the one that went on with it
  /// has acted: [Ties] reads the conversations themselves. Whoever frames a victim fakes the other.
  private static final String ONE_SIDED = "failover";

  private static final int LEAST_CAUSES = 2;

  static Backing of(United united) {
    Members mutual = Members.of();
    Map<CauseGroup, Members> byCause = new EnumMap<>(CauseGroup.class);
    for (Tested tested : united.proposals()) {
      for (Tested.Outcome outcome : tested.outcomes()) {
        if (outcome.counted()
            && outcome.result() instanceof TestResult.Measured measured
            && measured.logP() <= STRONG_LOG_P) {
          if (outcome.test().frame() == Frame.MUTUAL && !outcome.test().name().equals(ONE_SIDED)) {
            mutual = mutual.union(measured.supported());
          }
          if (outcome.test().cause() != CauseGroup.CONTENT) {
            byCause.merge(outcome.test().cause(), measured.supported(), Members::union);
          }
        }
      }
    }
    return new Backing(mutual.and(united.members()), often(byCause).and(united.members()));
  }

  private static Members often(Map<CauseGroup, Members> byCause) {
    Map<Integer, Integer> causes = new TreeMap<>();
    byCause
        .values()
        .forEach(members -> members.stream().forEach(p -> causes.merge(p, 1, Integer::sum)));
    return Members.of(
        causes.entrySet().stream()
            .filter(e -> e.getValue() >= LEAST_CAUSES)
            .mapToInt(Map.Entry::getKey)
            .toArray());
  }
}
