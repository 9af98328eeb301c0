// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.mark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.stillwatch.trace.score.CorpusText;
import org.stillwatch.trace.score.Mark;
import org.stillwatch.trace.score.Windows;

/// By which replica a leak was answered, read conversation by conversation: the pool whose key
/// scores best (`provenance.md` 6.3). All answers with one anchor are read together, since they are
/// one draw of each account's route. Reading may err: it makes the test weaker, and never wrong,
/// because an account's route owes nothing to the text.
///
/// @param pools how many there were to choose from
/// @param poolOfAnchor what was read; anchors of which nothing could be scored are not in it
/// @param unread how many those are
public record PoolReading(int pools, Map<Anchor, Integer> poolOfAnchor, int unread) {
  public PoolReading {
    Route.requirePools(pools);
    poolOfAnchor = Map.copyOf(poolOfAnchor);
  }

  /// Reads a leak.
  ///
  /// @param marks the marks of all pools of one week, in their order
  public static PoolReading of(List<LeakedAnswer> leak, List<? extends Mark> marks) {
    Route.requirePools(marks.size());
    var byAnchor = new TreeMap<Long, List<CorpusText>>();
    for (LeakedAnswer record : leak) {
      byAnchor.computeIfAbsent(record.anchor().hash(), _ -> new ArrayList<>()).add(record.answer());
    }
    var pools = new HashMap<Anchor, Integer>();
    byAnchor.forEach((anchor, texts) ->
        best(texts, marks).ifPresent(pool -> pools.put(new Anchor(anchor), pool)));
    return new PoolReading(marks.size(), pools, byAnchor.size() - pools.size());
  }

  private static OptionalInt best(List<CorpusText> texts, List<? extends Mark> marks) {
    Windows windows = marks.getFirst().windows(texts);
    if (windows.count() == 0) {
      return OptionalInt.empty();
    }
    int best = 0;
    double most = -1;
    for (int pool = 0; pool < marks.size(); pool++) {
      double statistic = marks.get(pool).score(windows).statistic();
      if (statistic > most) {
        most = statistic;
        best = pool;
      }
    }
    return OptionalInt.of(best);
  }
}
