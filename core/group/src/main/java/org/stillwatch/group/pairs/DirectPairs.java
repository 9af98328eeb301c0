// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.pairs;

import java.util.SplittableRandom;

/// Pairs of which one names the other: one item a pair, and the chance of it is the product of how
/// often both are in a naming, over all namings (`coordination.md` 5). Swapped tables exchange who
/// is named.
public final class DirectPairs implements PairSource {
  private final PairRule rule;
  private final Incidences namings;
  private final Best best;

  /// Pairs of namings.
  ///
  /// @param named number of the actor that each row names
  /// @param actors number of the actor of each row
  /// @param bins number of the bin of each row: rows swap inside one only
  public static DirectPairs of(
      PairRule rule, int[] named, int[] actors, int[] bins, int actorCount) {
    return new DirectPairs(rule, Incidences.of(named, actors, bins, actorCount, actorCount));
  }

  private DirectPairs(PairRule rule, Incidences namings) {
    this.rule = rule;
    this.namings = namings;
    best = new Best(namings.actors());
  }

  @Override
  public PairRule rule() {
    return rule;
  }

  @Override
  public void partners(int actor, Sink sink) {
    best.clear();
    for (int n = 0; n < namings.held(actor); n++) {
      meet(actor, namings.held(actor, n));
    }
    if (namings.holders(actor) <= rule.mostHolders()) {
      for (int n = 0; n < namings.holders(actor); n++) {
        meet(actor, namings.holder(actor, n));
      }
    }
    best.each((partner, sum, shared) -> {
      double nats = nats(actor, partner);
      if (nats > 0) {
        sink.partner(partner, nats, shared);
      }
    });
  }

  /// Whoever is named by too many is no partner of theirs, seen from either side.
  private void meet(int actor, int partner) {
    boolean named = namings.holders(partner) <= rule.mostHolders();
    if (actor != partner && (named || names(partner, actor))) {
      best.add(partner, 0);
    }
  }

  private boolean names(int actor, int named) {
    for (int n = 0; n < namings.held(actor); n++) {
      if (namings.held(actor, n) == named) {
        return namings.holders(named) <= rule.mostHolders();
      }
    }
    return false;
  }

  private double nats(int actor, int partner) {
    double chance = (double) degree(actor) * degree(partner) / namings.size();
    return StrictMath.log(rule.rho() / Math.clamp(chance, 1e-9, 0.9))
        - StrictMath.log(Math.min(degree(actor), degree(partner)));
  }

  private int degree(int actor) {
    return namings.held(actor) + namings.holders(actor);
  }

  @Override
  public PairSource swapped(SplittableRandom dice) {
    return new DirectPairs(rule, Swaps.of(namings, dice));
  }

  @Override
  public Dropped dropped() {
    long items = 0;
    long holdings = 0;
    for (int actor = 0; actor < namings.actors(); actor++) {
      if (namings.holders(actor) > rule.mostHolders()) {
        items++;
        holdings += namings.holders(actor);
      }
    }
    return new Dropped(items, holdings, 0);
  }
}
