// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Frame;
import org.stillwatch.group.BoundTies;
import org.stillwatch.group.ClusterMember;
import org.stillwatch.group.Components;
import org.stillwatch.group.Handover;
import org.stillwatch.group.Members;
import org.stillwatch.judge.CaseFile;
import org.stillwatch.judge.Reason;

/// Finds what ties the likely members of a campaign: items that they share, conversations that
/// moved between them, and work that needs acts of all of them.
final class TieFinder {
  /// Work of less weight is no reason, so it is no tie (`contracts.md` 4.2).
  private static final double LEAST_NATS = 0.7;

  private final CaseFile file;
  private final Map<Integer, List<AccountId>> accounts = new TreeMap<>();
  private final Map<Members, SortedMap<String, Integer>> found = new HashMap<>();

  private TieFinder(CaseFile file) {
    this.file = file;
    for (ClusterMember member : file.likelyMembers()) {
      accounts.computeIfAbsent(member.principal(), p -> new ArrayList<>()).add(member.account());
    }
  }

  /// Those with most holders first.
  static List<Tie> of(CaseFile file, List<Reason> reasons) {
    var finder = new TieFinder(file);
    Members likely = Members.of(finder.accounts.keySet().stream().mapToInt(p -> p).toArray());
    BoundTies.inside(file.log(), likely).forEach(s -> finder.add(s.channel().name(), s.holders()));
    finder.moved(likely).forEach(holders -> finder.add("conversation", holders));
    reasons.stream()
        .filter(r -> r.frame() == Frame.MUTUAL && r.nats() >= LEAST_NATS)
        .filter(r -> !r.name().equals("failover"))
        .forEach(r -> finder.add("work", r.supported().and(likely)));
    return finder.ties();
  }

  private void add(String kind, Members holders) {
    if (holders.size() >= 2) {
      found.computeIfAbsent(holders, h -> new TreeMap<>()).merge(kind, 1, Integer::sum);
    }
  }

  /// Members between whom conversations moved, over however many hands.
  private List<Members> moved(Members likely) {
    var components = new Components(file.log().size());
    for (Handover handover : file.log().handovers()) {
      if (likely.contains(handover.from()) && likely.contains(handover.to())) {
        components.join(handover.from(), handover.to());
      }
    }
    return components.atLeast(2);
  }

  private List<Tie> ties() {
    return found.entrySet().stream()
        .map(e ->
            new Tie(
                e.getValue(),
                e.getKey().stream()
                    .boxed()
                    .flatMap(p -> accounts.getOrDefault(p, List.of()).stream())
                    .sorted()
                    .toList()))
        .sorted(
            Comparator.<Tie>comparingInt(t -> -t.holders().size())
                .thenComparing(t -> t.items().toString())
                .thenComparing(t -> t.holders().toString()))
        .toList();
  }
}
