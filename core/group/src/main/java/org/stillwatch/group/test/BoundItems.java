// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import java.util.List;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Frame;
import org.stillwatch.group.BoundTies;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.GroupTest;
import org.stillwatch.group.Members;
import org.stillwatch.group.TestResult;

/// Do members share cards, devices and telephones more often than the same number of strangers?
///
/// Statistic: repeats, that is for each bound fact the number of its holders inside the group less
/// one. Null: the group is a random sample of n of the N principals, so the holders inside are
/// hypergeometric; facts are taken as independent (without replacement they repel each other, which
/// makes the bound larger, never smaller). Error: the p-value is a Chernoff bound, hence an upper
/// bound at every sample size. The group's own facts are part of the null, which costs power and no
/// validity. Popular tokens are no problem: a card of fifteen strangers has a heavy term of its
/// own.
public final class BoundItems implements GroupTest {
  @Override
  public String name() {
    return "bound-items";
  }

  @Override
  public String signal() {
    return "D23";
  }

  @Override
  public CauseGroup cause() {
    return CauseGroup.IDENTITY;
  }

  @Override
  public Frame frame() {
    return Frame.BOUND;
  }

  @Override
  public Ready prepare(EvidenceLog log, long tickMillis) {
    List<Members> population = BoundTies.facts(log);
    if (population.isEmpty()) {
      return group -> new TestResult.TooLittle("no card, device or telephone is shared by anybody");
    }
    var chance = new Repeats(population, log.size());
    return group -> measure(log, group, chance);
  }

  private static TestResult measure(EvidenceLog log, Members group, Repeats chance) {
    long repeats = Repeats.inside(BoundTies.facts(log, group), group);
    Members tied = BoundTies.tied(log, group, 1);
    return new TestResult.Measured(
        chance.logP(repeats, group.size()),
        tied,
        "%d of %d members share a card, device or telephone with another member; chance would repeat an item %.2f times, seen %d"
            .formatted(tied.size(), group.size(), chance.expected(group.size()), repeats));
  }
}
