// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.mark;

import java.util.List;
import org.stillwatch.base.AccountId;
import org.stillwatch.trace.key.LeafKey;
import org.stillwatch.trace.tail.BinomialTail;

/// How often the pools of a leak are those to which one account's conversations would have gone. If
/// none of the answers was served to it, that is Binomial(R, 1/K) exactly: R conversations, K
/// pools, each a fair draw of the account's key.
///
/// @param account whose route it is
/// @param conversations R, with different anchors
/// @param matches of them
/// @param pools K
public record RouteMatches(AccountId account, int conversations, int matches, int pools) {
  /// @throws IllegalArgumentException when there are more matches than conversations
  public RouteMatches {
    Route.requirePools(pools);
    if (matches < 0 || matches > conversations) {
      throw new IllegalArgumentException("expected no more matches than conversations");
    }
  }

  /// Counts them.
  ///
  /// @param key the route key of the account, of the week and the model of the reading
  public static RouteMatches of(AccountId account, LeafKey key, PoolReading reading) {
    int matches = matching(key, reading).size();
    return new RouteMatches(account, reading.reads().size(), matches, reading.pools());
  }

  /// The conversations that match, in the order of the reading.
  public static List<PoolRead> matching(LeafKey key, PoolReading reading) {
    var route = new Route(key);
    return reading.reads().stream()
        .filter(read -> route.pool(read.anchor(), reading.pools()) == read.pool())
        .toList();
  }

  /// log10 of the chance of as many under the null.
  public double log10P() {
    return StrictMath.min(0, BinomialTail.log10Upper(conversations, 1.0 / pools, matches));
  }

  /// Neither matches nor p-value.
  @Override
  public String toString() {
    return "RouteMatches[" + account + ", conversations=" + conversations + "]";
  }
}
