// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.tick;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.stillwatch.group.BoundTies;
import org.stillwatch.group.Components;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.Members;

/// Joins united groups that are parts of one: between which as many bound facts cross as lie within
/// the smaller of them. Content cuts a campaign where its sentences change; its cards do not follow
/// that cut. At least three facts must cross, so that no single account is a bridge.
final class Crossing {
  private static final int LEAST_FACTS = 3;

  private Crossing() {}

  static List<United> join(EvidenceLog log, List<United> groups) {
    if (groups.size() < 2) {
      return groups;
    }
    int[] within = new int[groups.size()];
    Map<Long, Integer> across = new TreeMap<>();
    for (Members fact : BoundTies.facts(log)) {
      count(fact, groups, within, across);
    }
    var parts = new Components(groups.size());
    across.forEach((pair, facts) -> {
      int a = (int) (pair >>> 32);
      int b = (int) (long) pair;
      if (facts >= Math.max(LEAST_FACTS, Math.min(within[a], within[b]))) {
        parts.join(a, b);
      }
    });
    return parts.atLeast(1).stream().map(part -> whole(part, groups)).toList();
  }

  /// A fact lies within a group that holds two of its holders, and crosses between two groups when
  /// each has a holder that the other lacks.
  private static void count(
      Members fact, List<United> groups, int[] within, Map<Long, Integer> across) {
    var touched = new ArrayList<Integer>();
    for (int g = 0; g < groups.size(); g++) {
      int inside = fact.shared(groups.get(g).members());
      within[g] += inside >= 2 ? 1 : 0;
      if (inside > 0) {
        touched.add(g);
      }
    }
    for (int i = 0; i < touched.size(); i++) {
      for (int j = i + 1; j < touched.size(); j++) {
        Members a = groups.get(touched.get(i)).members();
        Members b = groups.get(touched.get(j)).members();
        if (fact.stream().anyMatch(p -> a.contains(p) && !b.contains(p))
            && fact.stream().anyMatch(p -> b.contains(p) && !a.contains(p))) {
          across.merge((long) touched.get(i) << 32 | touched.get(j), 1, Integer::sum);
        }
      }
    }
  }

  private static United whole(Members part, List<United> groups) {
    return part.stream().mapToObj(groups::get).reduce(United::with).orElseThrow();
  }
}
