// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.score;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stillwatch.base.Verdict;
import org.stillwatch.lab.score.ScoreCard.PairScore;

/// Counts pairs of accounts that are together in the answer key, in the report, and in both.
final class Pairs {
  private static final Comparator<Reported.Group> STRONGEST_FIRST =
      Comparator.comparing(Reported.Group::verdict).reversed().thenComparing(Reported.Group::id);

  private Pairs() {}

  static PairScore of(Map<String, Set<String>> truth, Reported reported) {
    Map<String, String> seen = strongest(reported);
    Map<String, String> known = new HashMap<>();
    truth.forEach((campaign, accounts) -> accounts.forEach(a -> known.putIfAbsent(a, campaign)));
    Map<String, Long> cells = new HashMap<>();
    seen.forEach((account, group) -> {
      if (known.containsKey(account)) {
        cells.merge(known.get(account) + "\n" + group, 1L, Long::sum);
      }
    });
    return new PairScore(pairs(cells), pairs(sizes(seen)), pairs(sizes(known)));
  }

  /// Each account in one campaign: the one with the highest verdict, then the strongest membership.
  private static Map<String, String> strongest(Reported reported) {
    Map<String, String> group = new HashMap<>();
    Map<String, Double> membership = new HashMap<>();
    Map<String, Verdict> verdict = new HashMap<>();
    List<Reported.Group> sorted = reported.campaigns().stream().sorted(STRONGEST_FIRST).toList();
    for (Reported.Group g : sorted) {
      if (g.verdict().compareTo(Verdict.REVIEW) < 0) {
        continue;
      }
      g.members()
          .forEach((account, m) -> {
            boolean sameVerdict = verdict.getOrDefault(account, g.verdict()) == g.verdict();
            if (sameVerdict && m > membership.getOrDefault(account, 0.0)) {
              group.put(account, g.id());
              membership.put(account, m);
              verdict.put(account, g.verdict());
            }
          });
    }
    return group;
  }

  private static Map<String, Long> sizes(Map<String, String> groups) {
    Map<String, Long> sizes = new HashMap<>();
    groups.values().forEach(g -> sizes.merge(g, 1L, Long::sum));
    return sizes;
  }

  private static long pairs(Map<String, Long> sizes) {
    return sizes.values().stream().mapToLong(n -> n * (n - 1) / 2).sum();
  }
}
