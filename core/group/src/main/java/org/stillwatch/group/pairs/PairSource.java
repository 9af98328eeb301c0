// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.pairs;

import java.util.SplittableRandom;

/// One channel as a source of candidate pairs.
public interface PairSource {
  /// Takes one partner of an actor.
  @FunctionalInterface
  interface Sink {
    /// One partner.
    ///
    /// @param nats weight of the channel for the pair, above zero, before shrink and cap
    /// @param shared how many items the two share
    void partner(int partner, double nats, int shared);
  }

  /// How the channel weighs.
  PairRule rule();

  /// Hands on every partner of an actor, each once; the weight is the same from either side.
  void partners(int actor, Sink sink);

  /// The same channel with everything that ties actors together undone by chance, and everything
  /// that makes them busy or items popular kept.
  PairSource swapped(SplittableRandom dice);

  /// What the channel had to leave out.
  Dropped dropped();

  /// What one channel left out of the pairs.
  ///
  /// @param starItems items of too many actors for pairs; they still make groups
  /// @param starHoldings how often those are held
  /// @param nearCut actors with more close neighbours than were looked at
  record Dropped(long starItems, long starHoldings, long nearCut) {}
}
