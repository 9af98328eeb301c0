// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.pairs;

import java.util.SplittableRandom;

/// Pairs that share items: the weight of each shared item is how improbable it is that the busier
/// of the two touched it by chance; the three weightiest count, less the logarithm of how many
/// chances the other one had (`coordination.md` 5). There is no background of an earlier window
/// here: a table is one window.
public final class ItemPairs implements PairSource {
  private static final double LEAST_LN = StrictMath.log(1e-9);
  private static final double MOST_LN = StrictMath.log(0.9);

  private final PairRule rule;
  private final Incidences table;
  private final Strata strata;
  private final double lnRho;
  private final double lnAll;
  private final double[] lnInStratum;
  private final double[] lnHeld;
  private final double[] lnCount;
  private final Best best;

  /// Pairs of a table.
  ///
  /// @param items number of the item of each row, from zero
  /// @param actors number of the actor of each row, from zero
  /// @param bins number of the bin of each row, from zero: rows swap inside one only
  /// @param actorStrata number of the stratum of each actor, from zero
  public static ItemPairs of(
      PairRule rule, int[] items, int[] actors, int[] bins, int itemCount, int[] actorStrata) {
    return new ItemPairs(
        rule,
        Incidences.of(items, actors, bins, itemCount, actorStrata.length),
        new Strata(actorStrata));
  }

  private ItemPairs(PairRule rule, Incidences table, Strata strata) {
    this.rule = rule;
    this.table = table;
    this.strata = strata;
    lnRho = StrictMath.log(rule.rho());
    lnAll = StrictMath.log(Math.max(1, table.size()));
    lnHeld = new double[table.actors()];
    lnInStratum = new double[strata.count()];
    for (int actor = 0; actor < lnHeld.length; actor++) {
      lnHeld[actor] = StrictMath.log(Math.max(1, table.held(actor)));
      if (strata.of(actor) >= 0) {
        lnInStratum[strata.of(actor)] += table.held(actor);
      }
    }
    for (int i = 0; i < lnInStratum.length; i++) {
      lnInStratum[i] = StrictMath.log(Math.max(1, lnInStratum[i]));
    }
    lnCount = new double[rule.mostHolders() + 1];
    for (int i = 1; i < lnCount.length; i++) {
      lnCount[i] = StrictMath.log(i);
    }
    best = new Best(table.actors());
  }

  @Override
  public PairRule rule() {
    return rule;
  }

  @Override
  public void partners(int actor, Sink sink) {
    best.clear();
    for (int n = 0; n < table.held(actor); n++) {
      int item = table.held(actor, n);
      int holders = table.holders(item);
      if (holders >= 2 && holders <= rule.mostHolders()) {
        meet(actor, item, holders);
      }
    }
    best.each((partner, sum, shared) -> {
      double nats = sum - Math.min(lnHeld[actor], lnHeld[partner]);
      if (nats > 0) {
        sink.partner(partner, nats, shared);
      }
    });
  }

  private void meet(int actor, int item, int holders) {
    int alike = 0;
    for (int n = 0; n < holders; n++) {
      alike += strata.together(actor, table.holder(item, n)) ? 1 : 0;
    }
    for (int n = 0; n < holders; n++) {
      int partner = table.holder(item, n);
      if (partner != actor) {
        double lnOpportunity =
            strata.together(actor, partner)
                ? lnCount[alike] - lnInStratum[strata.of(actor)]
                : lnCount[holders] - lnAll;
        double lnChance = lnOpportunity + Math.max(lnHeld[actor], lnHeld[partner]);
        best.add(partner, Math.max(0, lnRho - Math.clamp(lnChance, LEAST_LN, MOST_LN)));
      }
    }
  }

  @Override
  public PairSource swapped(SplittableRandom dice) {
    return new ItemPairs(rule, Swaps.of(table, dice), strata);
  }

  @Override
  public Dropped dropped() {
    long items = 0;
    long holdings = 0;
    for (int item = 0; item < table.items(); item++) {
      if (table.holders(item) > rule.mostHolders()) {
        items++;
        holdings += table.holders(item);
      }
    }
    return new Dropped(items, holdings, 0);
  }
}
