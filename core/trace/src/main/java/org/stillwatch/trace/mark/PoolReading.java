// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.mark;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.stillwatch.trace.score.CorpusText;
import org.stillwatch.trace.score.Mark;
import org.stillwatch.trace.score.Score;
import org.stillwatch.trace.score.Windows;

/// By which replica a leak was answered, read conversation by conversation: the pool whose key
/// scores best (`provenance.md` 6.3). All answers with one anchor are read together, since they are
/// one draw of each account's route. Reading may err, and may leave out what is unclear: both make
/// the test weaker or stronger, and never wrong, because an account's route owes nothing to the
/// text or to the keys of replicas.
///
/// @param pools how many there were to choose from
/// @param reads what was read, by anchor
/// @param unclear conversations that no replica's key stands out in: they count for nothing
/// @param unread conversations of which nothing could be scored
public record PoolReading(int pools, List<PoolRead> reads, int unclear, int unread) {
  /// A conversation is read when its best pool of K would score as well in one of so many unmarked
  /// texts (measured: `docs/adr/0025`).
  public static final double CLEAR = 0.1;

  /// Nothing was read: nobody knows the keys of the replicas.
  public static final PoolReading NONE = new PoolReading(0, List.of(), 0, 0);

  public PoolReading {
    reads = List.copyOf(reads);
  }

  /// Reads a leak.
  ///
  /// @param marks the marks of all pools of one week, in their order
  public static PoolReading of(List<LeakedAnswer> leak, List<? extends Mark> marks) {
    return of(leak, marks, CLEAR);
  }

  /// @param clear how likely an unmarked text may be to be read, up to 1, which reads all
  static PoolReading of(List<LeakedAnswer> leak, List<? extends Mark> marks, double clear) {
    Route.requirePools(marks.size());
    var byAnchor = new TreeMap<Long, List<CorpusText>>();
    for (LeakedAnswer record : leak) {
      byAnchor.computeIfAbsent(record.anchor().hash(), _ -> new ArrayList<>()).add(record.answer());
    }
    double level = StrictMath.log10(clear) - StrictMath.log10((double) marks.size());
    var reads = new ArrayList<PoolRead>();
    int unclear = 0;
    int unread = 0;
    for (var conversation : byAnchor.entrySet()) {
      Windows windows = marks.getFirst().windows(conversation.getValue());
      if (windows.count() == 0) {
        unread++;
        continue;
      }
      int pool = best(windows, marks);
      Score score = marks.get(pool).score(windows);
      if (clear < 1 && score.log10P() > level) {
        unclear++;
        continue;
      }
      var anchor = new Anchor(conversation.getKey());
      reads.add(new PoolRead(anchor, pool, score.scored(), score.statistic()));
    }
    return new PoolReading(marks.size(), reads, unclear, unread);
  }

  private static int best(Windows windows, List<? extends Mark> marks) {
    int best = 0;
    double most = -1;
    for (int pool = 0; pool < marks.size(); pool++) {
      double statistic = marks.get(pool).score(windows).statistic();
      if (statistic > most) {
        most = statistic;
        best = pool;
      }
    }
    return best;
  }
}
