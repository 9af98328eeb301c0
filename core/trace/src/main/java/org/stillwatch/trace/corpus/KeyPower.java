// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.corpus;

import java.util.List;
import org.stillwatch.trace.tail.BinomialTail;

/// How strong a silence of routes is: how many conversations of one account would have named it.
///
/// @param epoch the week
/// @param model that was served
/// @param conversations that were read
/// @param needed conversations of one account, all of them read rightly, by which it would be named
///   in about half of all cases, the others matching by chance; when there are fewer than that, by
///   a corpus that holds nothing else
public record KeyPower(long epoch, String model, int conversations, int needed) {
  private static final int MOST = 1_000_000;

  /// One for each week and model whose replicas are known.
  static List<KeyPower> of(List<WeekCounts> weeks, double alpha) {
    long all = weeks.stream().mapToLong(WeekCounts::tested).sum();
    double level = StrictMath.log10(alpha) - StrictMath.log10((double) all);
    return weeks.stream()
        .filter(w -> w.pools() > 1)
        .map(w ->
            new KeyPower(
                w.epoch(),
                w.model(),
                w.conversations().size(),
                needed(w.conversations().size(), w.pools(), level)))
        .toList();
  }

  private static int needed(int conversations, int pools, double level) {
    int low = 1;
    int high = MOST;
    while (low < high) {
      int own = (low + high) / 2;
      if (names(own, Math.max(own, conversations), pools, level)) {
        high = own;
      } else {
        low = own + 1;
      }
    }
    return low;
  }

  private static boolean names(int own, int conversations, int pools, double level) {
    long matches = own + (long) (conversations - own) / pools;
    return BinomialTail.log10Upper(conversations, 1.0 / pools, matches) <= level;
  }
}
