// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import java.util.stream.IntStream;
import org.stillwatch.base.Capability;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Frame;
import org.stillwatch.base.Needs;
import org.stillwatch.base.stat.Tails;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.GroupTest;
import org.stillwatch.group.Members;
import org.stillwatch.group.TestResult;

/// Do members use their plan to its limit from the first day on, more often than other new
/// accounts?
///
/// A principal counts if it was opened at most three days before its first request, its allowance
/// is known and the provider does not name it as a successor (H14). It is at the ceiling when its
/// first 24 hours took at least half of what its plan allows in a day. Exact hypergeometric tail.
public final class Ceiling implements GroupTest {
  private static final long NEW_MILLIS = 3L * 86_400_000L;
  private static final double CEILING = 0.5;
  private static final int LEAST_MEMBERS = 5;

  @Override
  public String name() {
    return "ceiling";
  }

  @Override
  public String signal() {
    return "D19";
  }

  @Override
  public Needs needs() {
    return Needs.all(Capability.ACCOUNT_FACTS, Capability.TOKENS);
  }

  @Override
  public CauseGroup cause() {
    return CauseGroup.ENTITLEMENT;
  }

  @Override
  public Frame frame() {
    return Frame.OWN;
  }

  @Override
  public Ready prepare(EvidenceLog log, long tickMillis) {
    long all = IntStream.range(0, log.size()).filter(p -> counts(log, p)).count();
    long atCeiling = IntStream.range(0, log.size()).filter(p -> atCeiling(log, p)).count();
    return group -> measure(log, group, all, atCeiling);
  }

  private static boolean counts(EvidenceLog log, int principal) {
    var seen = log.principal(principal);
    return seen.firstDay().share().isPresent()
        && seen.openedMillis() != Long.MIN_VALUE
        && seen.firstMillis() - seen.openedMillis() <= NEW_MILLIS
        && !seen.isNamedSuccessor();
  }

  private static boolean atCeiling(EvidenceLog log, int principal) {
    return counts(log, principal)
        && log.principal(principal).firstDay().share().orElse(0) >= CEILING;
  }

  private static TestResult measure(EvidenceLog log, Members group, long all, long atCeiling) {
    int members = (int) group.stream().filter(p -> counts(log, p)).count();
    if (members < LEAST_MEMBERS) {
      return new TestResult.TooLittle("fewer than 5 members were new and have a known allowance");
    }
    var high = Members.of(group.stream().filter(p -> atCeiling(log, p)).toArray());
    return new TestResult.Measured(
        Tails.logHypergeometricUpper(high.size(), members, atCeiling, all),
        high,
        "%d of %d new members used half of their allowance or more on their first day; chance would give %.1f"
            .formatted(high.size(), members, (double) members * (double) atCeiling / (double) all));
  }
}
