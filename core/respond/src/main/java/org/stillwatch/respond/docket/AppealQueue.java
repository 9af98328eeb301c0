// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.docket;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/// In which order open appeals are worked on. Campaigns take turns, each with its oldest: the k-th
/// oldest appeal of a campaign stands at place k times the number of campaigns with open appeals,
/// or before. Whoever floods the door with the accounts of one campaign delays others by one place
/// for each of theirs.
public final class AppealQueue {
  private static final Comparator<Appeal> OLDEST =
      Comparator.comparingLong(Appeal::filedMillis).thenComparing(Appeal::id);

  private AppealQueue() {}

  /// Open appeals, the next one first.
  public static List<Appeal> of(Docket docket) {
    var byCampaign = new TreeMap<String, List<Appeal>>();
    docket.appeals().values().stream()
        .filter(Appeal::isOpen)
        .sorted(OLDEST)
        .forEach(a -> byCampaign.computeIfAbsent(of(a), _ -> new ArrayList<>()).add(a));
    var turns = new ArrayList<>(byCampaign.values());
    turns.sort(Comparator.comparing(List::getFirst, OLDEST));
    var queue = new ArrayList<Appeal>();
    for (int round = 0; queue.size() < total(turns); round++) {
      for (List<Appeal> turn : turns) {
        if (round < turn.size()) {
          queue.add(turn.get(round));
        }
      }
    }
    return List.copyOf(queue);
  }

  /// An account that is held for nobody's member takes turns as a campaign of its own.
  private static String of(Appeal appeal) {
    return appeal.campaign().isEmpty() ? "account " + appeal.account() : appeal.campaign();
  }

  private static int total(List<List<Appeal>> turns) {
    return turns.stream().mapToInt(List::size).sum();
  }
}
