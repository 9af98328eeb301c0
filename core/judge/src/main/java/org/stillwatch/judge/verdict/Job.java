// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.verdict;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.stillwatch.group.Cluster;
import org.stillwatch.group.Handover;
import org.stillwatch.judge.CaseFile;

/// The one coherent use of a set of accounts that is judged: their traffic on the campaign's
/// anchors (`contracts.md` 4.1). What a pool resells besides neither excuses nor accuses it.
final class Job {
  private static final double LEAST_COVERAGE = 0.5;

  /// Pairs of members between which the job's conversations must have moved (assumed: as many as
  /// must hold a card).
  private static final int LEAST_PAIRS = 3;

  private Job() {}

  /// Hashes of the content that at least half of the members send.
  static Set<Long> content(CaseFile file) {
    return file.cluster().anchors().stream()
        .filter(a -> a.coverage() >= LEAST_COVERAGE)
        .map(Cluster.Anchor::item)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Y7: accounts that serve many, and one job that most of them do.
  static boolean inPool(CaseFile file) {
    return Reseller.interleaved(file) && !content(file).isEmpty();
  }

  /// Whether the job's own conversations, and not only resold ones, move on after a refusal.
  static boolean movesOn(CaseFile file) {
    Set<Long> content = content(file);
    var inside = file.cluster().principals();
    Set<Set<Integer>> pairs = new HashSet<>();
    for (Handover moved : file.log().handovers()) {
      if (inside.contains(moved.from())
          && inside.contains(moved.to())
          && file.profiles().contentOf(moved.conversation()).stream().anyMatch(content::contains)) {
        pairs.add(Set.of(moved.from(), moved.to()));
      }
    }
    return pairs.size() >= LEAST_PAIRS;
  }
}
