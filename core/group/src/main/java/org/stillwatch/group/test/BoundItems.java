// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import java.util.List;
import org.stillwatch.base.Capability;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Frame;
import org.stillwatch.base.Needs;
import org.stillwatch.base.stat.Tails;
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
///
/// A second null is for groups that are no random sample: households and teams speak one language
/// and like one topic, so whoever is put together by words comes with them. Even if every member
/// came with all who share its items, no larger share of the group would be tied than of everybody:
/// a binomial tail, over those tied to one other and those tied to two, twice the smaller. The
/// larger p of both nulls counts.
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
  public Needs needs() {
    return Needs.all(Capability.ACCOUNT_FACTS);
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
    var everybody = Population.of(population, log.size());
    return group -> measure(log, group, everybody);
  }

  /// What everybody shares.
  ///
  /// @param repeats the null of a random sample
  /// @param tied share of principals who share a fact with another
  /// @param tiedInThrees share of principals who share one with at least two others
  private record Population(Repeats repeats, double tied, double tiedInThrees) {
    static Population of(List<Members> facts, int size) {
      return new Population(new Repeats(facts, size), share(facts, 2, size), share(facts, 3, size));
    }

    private static double share(List<Members> facts, int holders, int size) {
      long tied =
          facts.stream()
              .filter(f -> f.size() >= holders)
              .flatMapToInt(Members::stream)
              .distinct()
              .count();
      return (tied + 0.5) / (size + 1);
    }

    /// ln p that as many are tied as there are, if all came with those who share with them.
    double logAccompanied(int tiedInside, int tiedInThreesInside, int drawn) {
      double some = Tails.logBinomialUpper(tiedInside, drawn, tied);
      double many = Tails.logBinomialUpper(tiedInThreesInside, drawn, tiedInThrees);
      return Math.min(0, Math.min(some, many) + StrictMath.log(2));
    }
  }

  private static TestResult measure(EvidenceLog log, Members group, Population population) {
    long repeats = Repeats.inside(BoundTies.facts(log, group), group);
    Members tied = BoundTies.tied(log, group, 1);
    double logP =
        repeats == 0
            ? 0
            : Math.max(
                population.repeats.logP(repeats, group.size()),
                population.logAccompanied(
                    tied.size(), BoundTies.tied(log, group, 2).size(), group.size()));
    return new TestResult.Measured(
        logP,
        tied,
        "%d of %d members share a card, device or telephone with another member; of everybody %.1f %% share one"
            .formatted(tied.size(), group.size(), population.tied * 100));
  }
}
