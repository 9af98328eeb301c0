// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Frame;
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
public final class BoundItems implements GroupTest {
  private static final double[] TILTS =
      IntStream.rangeClosed(1, 40).mapToDouble(i -> i * 0.3).toArray();

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
    var byHolders = new TreeMap<Integer, Integer>();
    population.forEach(fact -> byHolders.merge(fact.size(), 1, Integer::sum));
    return group -> measure(log, group, byHolders);
  }

  private static TestResult measure(
      EvidenceLog log, Members group, SortedMap<Integer, Integer> byHolders) {
    long repeats = 0;
    for (Members fact : BoundTies.facts(log, group)) {
      repeats += Math.max(0, fact.shared(group) - 1);
    }
    double logP = repeats == 0 ? 0 : logBound(repeats, group.size(), log.size(), byHolders);
    Members tied = BoundTies.tied(log, group, 1);
    return new TestResult.Measured(
        logP,
        tied,
        "%d of %d members share a card, device or telephone with another member; chance would repeat an item %.2f times, seen %d"
            .formatted(
                tied.size(), group.size(), expected(group.size(), log.size(), byHolders), repeats));
  }

  /// Chernoff: ln P(R >= r) <= min over t of K(t) - t r, with K the sum of the facts' cumulants.
  private static double logBound(
      long repeats, int drawn, int total, SortedMap<Integer, Integer> factsByHolders) {
    double best = 0;
    for (double tilt : TILTS) {
      double cumulant = 0;
      for (var entry : factsByHolders.entrySet()) {
        cumulant += entry.getValue() * StrictMath.log(moment(tilt, entry.getKey(), drawn, total));
      }
      best = Math.min(best, cumulant - tilt * repeats);
    }
    return best;
  }

  /// E exp(t max(0, X - 1)) for X hypergeometric.
  private static double moment(double tilt, int holders, int drawn, int total) {
    double sum = 0;
    for (int x = 0; x <= Math.min(holders, drawn); x++) {
      sum += probability(x, holders, drawn, total) * StrictMath.exp(tilt * Math.max(0, x - 1));
    }
    return Math.max(1, sum);
  }

  private static double expected(int drawn, int total, SortedMap<Integer, Integer> factsByHolders) {
    double sum = 0;
    for (var entry : factsByHolders.entrySet()) {
      for (int x = 2; x <= Math.min(entry.getKey(), drawn); x++) {
        sum += entry.getValue() * (x - 1) * probability(x, entry.getKey(), drawn, total);
      }
    }
    return sum;
  }

  private static double probability(int x, int holders, int drawn, int total) {
    if (drawn - x > total - holders) {
      return 0;
    }
    return StrictMath.exp(
        Tails.logChoose(holders, x)
            + Tails.logChoose(total - holders, drawn - x)
            - Tails.logChoose(total, drawn));
  }
}
