// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.stillwatch.base.Capability;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Frame;
import org.stillwatch.base.Needs;
import org.stillwatch.base.stat.Tails;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.GroupTest;
import org.stillwatch.group.Handover;
import org.stillwatch.group.Members;
import org.stillwatch.group.TestResult;

/// Do conversations that were turned away on one member go on within seconds on another?
///
/// Statistic: distinct pairs of members with a handover between them. Null: each of the
/// population's handover pairs starts at a principal in proportion to its refusals and ends at one
/// in proportion to its requests, so that the pairs inside the group are binomial. Handovers in
/// hours in which the provider turned many others away count neither inside nor in all
/// ([Incidents]). Error: exact upper tail.
public final class Failover implements GroupTest {
  @Override
  public String name() {
    return "failover";
  }

  @Override
  public String signal() {
    return "D18";
  }

  @Override
  public Needs needs() {
    return Needs.all(Capability.PROMPT, Capability.STATUS);
  }

  @Override
  public CauseGroup cause() {
    return CauseGroup.IDENTITY;
  }

  @Override
  public Frame frame() {
    return Frame.MUTUAL;
  }

  @Override
  public Ready prepare(EvidenceLog log, long tickMillis) {
    if (log.handovers().isEmpty()) {
      return group ->
          new TestResult.TooLittle("no conversation moved between accounts after a refusal");
    }
    double refusals = 0;
    double requests = 0;
    for (int i = 0; i < log.size(); i++) {
      refusals += log.principal(i).turnedAway();
      requests += log.principal(i).requests();
    }
    var population = new Population(new Incidents(log), refusals, requests);
    return group -> measure(log, group, population);
  }

  private static TestResult measure(EvidenceLog log, Members group, Population population) {
    var incidents = population.incidents.outside(group);
    Set<Long> all = new HashSet<>();
    Set<Long> inside = new HashSet<>();
    var moved = new TreeSet<Integer>();
    for (Handover handover : log.handovers()) {
      if (incidents.at(handover.timeMillis())) {
        continue;
      }
      all.add(pair(handover));
      if (group.contains(handover.from()) && group.contains(handover.to())) {
        inside.add(pair(handover));
        moved.add(handover.from());
        moved.add(handover.to());
      }
    }
    if (all.isEmpty()) {
      return new TestResult.TooLittle(
          "conversations moved only while the provider had an incident");
    }
    double chance = population.chance(log, group);
    return new TestResult.Measured(
        Tails.logBinomialUpper(inside.size(), all.size(), chance),
        Members.of(moved.stream().mapToInt(Integer::intValue).toArray()),
        "conversations moved between %d pairs of members within seconds of a refusal; chance would give %.2f"
            .formatted(inside.size(), all.size() * chance));
  }

  private static long pair(Handover handover) {
    long low = Math.min(handover.from(), handover.to());
    long high = Math.max(handover.from(), handover.to());
    return low << 32 | high;
  }

  /// What the whole population did.
  private record Population(Incidents incidents, double refusals, double requests) {
    /// The chance that a random handover has both ends inside, half an event added to each rate.
    double chance(EvidenceLog log, Members group) {
      double refused = group.stream().mapToLong(i -> log.principal(i).turnedAway()).sum();
      double requested = group.stream().mapToLong(i -> log.principal(i).requests()).sum();
      return Math.min(1, (refused + 0.5) / (refusals + 1) * ((requested + 0.5) / (requests + 1)));
    }
  }
}
