// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.tick;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.stillwatch.group.BoundTies;
import org.stillwatch.group.Components;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.Handover;
import org.stillwatch.group.Members;
import org.stillwatch.group.WordSpace;

/// Takes a united group apart where it is the work of two operators who send the same: two sets of
/// members, each held together by conversations that move, between which none ever moved.
///
/// One operator who moves conversations at all moves them among all its accounts; with ten or more
/// accounts on either side and as many moves, none between them has a chance below 1e-3 even when a
/// tenth of the accounts is on the smaller side.
final class Operators {
  private static final int LEAST_MEMBERS = 10;

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
    for (Handover handover : log.handovers()) {
      if (group.contains(handover.from()) && group.contains(handover.to())) {
        components.join(handover.from(), handover.to());
      }
    }
    return components.atLeast(LEAST_MEMBERS);
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
