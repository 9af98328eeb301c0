// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.corpus;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stillwatch.trace.score.Circumstances.Check;

/// All that a finding about a corpus is computed from, and all that somebody else needs to compute
/// it again.
///
/// @param alpha family-wise level, fixed beforehand
/// @param innocentSources whether the corpus was compared with what can be had elsewhere
/// @param matched what the corpus shares with the ledger
/// @param canaries in how many records sealed phrases stand, one for each set
/// @param keys what the keys of each week say
/// @param campaigns of accounts that a scan found; an account is in one at most
public record Counts(
    double alpha,
    Check innocentSources,
    Matched matched,
    List<CanaryCounts> canaries,
    List<WeekCounts> keys,
    SortedMap<String, String> campaigns) {
  /// @throws IllegalArgumentException when the level is not between 0 and 1
  public Counts {
    if (!(alpha > 0 && alpha < 1)) {
      throw new IllegalArgumentException("expected a level between 0 and 1, got " + alpha);
    }
    canaries = List.copyOf(canaries);
    keys = List.copyOf(keys);
    campaigns = Collections.unmodifiableSortedMap(new TreeMap<>(campaigns));
  }

  /// The level of the tree of twins, of each set of canaries, and of all keys together: they share
  /// the family's.
  double alphaEach() {
    return alpha / (1 + canaries.size() + (keys.isEmpty() ? 0 : 1));
  }
}
