// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.corpus;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a corpus and a ledger have in common.
///
/// @param fingerprints of the corpus, each counted once
/// @param elsewhere of those in the ledger, how many were found elsewhere too and do not count
/// @param shared of those in the ledger, how many several accounts were served and do not count
/// @param served what each account shares with the corpus, by account
/// @param pairs how many pairs of twins the ledger has of each account
/// @param found pairs of which the corpus holds something
public record Matched(
    long fingerprints,
    long elsewhere,
    long shared,
    List<Served> served,
    SortedMap<String, Long> pairs,
    List<TwinPair> found) {
  public Matched {
    served = List.copyOf(served);
    pairs = Collections.unmodifiableSortedMap(new TreeMap<>(pairs));
    found = List.copyOf(found);
  }

  /// How the pairs of each account stand, by account.
  ///
  /// @throws IllegalArgumentException when more pairs are found than there are
  public List<Twins> twins() {
    Map<String, long[]> ways = new TreeMap<>();
    pairs.keySet().forEach(account -> ways.put(account, new long[2]));
    for (TwinPair pair : found) {
      long[] way = ways.computeIfAbsent(pair.account(), _ -> new long[2]);
      if (pair.discordant()) {
        way[pair.servedFound() ? 0 : 1]++;
      }
    }
    return ways.entrySet().stream()
        .map(e ->
            new Twins(
                e.getKey(), pairs.getOrDefault(e.getKey(), 0L), e.getValue()[0], e.getValue()[1]))
        .toList();
  }
}
