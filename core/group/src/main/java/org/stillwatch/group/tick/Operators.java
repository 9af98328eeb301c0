// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.tick;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import org.stillwatch.base.stat.LogGamma;
import org.stillwatch.group.BoundTies;
import org.stillwatch.group.Components;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.Handover;
import org.stillwatch.group.Members;
import org.stillwatch.group.WordSpace;

/// Takes a united group apart where it is the work of two operators who send the same: two sets of
/// members, each held together by conversations that move, between which none ever moved.
///
/// One operator who moves conversations moves them among all its accounts. Were they moved at
/// random between n members, over m pairs, they would make a random graph of mean degree c = 2m/n,
/// in which n k^(k-2) c^(k-1) e^(-ck) / k! separate sets of k members are to be expected (Erdos and
/// Renyi 1960). Sets so large that hardly one is to be expected are operators of their own, unless
/// two cards or devices or more say that they are one.
final class Operators {
  private static final int LEAST_MEMBERS = 5;

  /// Sets to be expected of one operator's random moves, from which on they say nothing.
  private static final double EXPECTED = 0.001;

  private static final int LEAST_FACTS = 2;

  private Operators() {}

  static List<United> apart(EvidenceLog log, WordSpace space, List<United> groups) {
    var all = new ArrayList<United>();
    for (United group : groups) {
      var cores = cores(log, group.members());
      if (cores.size() < 2) {
        all.add(group);
      } else {
        parts(log, space, group.members(), cores)
            .forEach(part -> all.add(new United(part, group.proposals(), group.logQ())));
      }
    }
    return all;
  }

  private static List<Members> cores(EvidenceLog log, Members group) {
    var components = new Components(log.size());
    var pairs = new HashSet<Long>();
    for (Handover handover : log.handovers()) {
      int from = handover.from();
      int to = handover.to();
      if (from != to && group.contains(from) && group.contains(to)) {
        components.join(from, to);
        pairs.add((long) Math.min(from, to) << 32 | Math.max(from, to));
      }
    }
    int least = leastSize(group.size(), pairs.size());
    return withSharedFacts(log, group, components.atLeast(least));
  }

  /// The smallest size of which, or above, hardly any set is to be expected beside the largest.
  static int leastSize(int members, int pairs) {
    double degree = 2.0 * pairs / members;
    double expected = 0;
    int size = members / 2;
    while (size >= LEAST_MEMBERS) {
      expected += expected(members, degree, size);
      if (expected > EXPECTED) {
        return size + 1;
      }
      size--;
    }
    return LEAST_MEMBERS;
  }

  private static double expected(int members, double degree, int size) {
    return StrictMath.exp(
        StrictMath.log(members)
            + (size - 2) * StrictMath.log(size)
            + (size - 1) * StrictMath.log(degree)
            - degree * size
            - LogGamma.of(size + 1.0));
  }

  private static List<Members> withSharedFacts(
      EvidenceLog log, Members group, List<Members> cores) {
    if (cores.size() < 2) {
      return cores;
    }
    var joined = new Components(cores.size());
    var facts = BoundTies.facts(log, group);
    for (int a = 0; a < cores.size(); a++) {
      for (int b = a + 1; b < cores.size(); b++) {
        Members one = cores.get(a);
        Members other = cores.get(b);
        long shared = facts.stream().filter(f -> f.shared(one) > 0 && f.shared(other) > 0).count();
        if (shared >= LEAST_FACTS) {
          joined.join(a, b);
        }
      }
    }
    return joined.atLeast(1).stream()
        .map(set -> set.stream().mapToObj(cores::get).reduce(Members.of(), Members::union))
        .toList();
  }

  /// Everybody else goes with the core that he shares cards or devices with, else with the core
  /// that he writes most like.
  private static List<Members> parts(
      EvidenceLog log, WordSpace space, Members group, List<Members> cores) {
    var byMember = new TreeMap<Integer, Integer>();
    for (int c = 0; c < cores.size(); c++) {
      int core = c;
      cores.get(c).stream().forEach(p -> byMember.put(p, core));
    }
    for (Members fact : BoundTies.facts(log, group)) {
      var known = fact.stream().filter(byMember::containsKey).findFirst();
      if (known.isPresent()) {
        int core = byMember.getOrDefault(known.getAsInt(), 0);
        fact.stream().filter(group::contains).forEach(p -> byMember.putIfAbsent(p, core));
      }
    }
    var sums = cores.stream().map(space::sum).toList();
    group.stream()
        .filter(p -> !byMember.containsKey(p))
        .forEach(p -> byMember.put(p, nearest(space, p, sums)));
    var parts = new ArrayList<Members>();
    for (int c = 0; c < cores.size(); c++) {
      int core = c;
      parts.add(
          Members.of(
              byMember.entrySet().stream()
                  .filter(e -> e.getValue() == core)
                  .mapToInt(e -> e.getKey())
                  .toArray()));
    }
    return parts;
  }

  private static int nearest(WordSpace space, int principal, List<float[]> sums) {
    int nearest = 0;
    for (int c = 1; c < sums.size() && space.has(principal); c++) {
      if (space.cosine(principal, sums.get(c), false)
          > space.cosine(principal, sums.get(nearest), false)) {
        nearest = c;
      }
    }
    return nearest;
  }
}
