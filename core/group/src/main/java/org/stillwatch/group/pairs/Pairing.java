// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.pairs;

import java.util.ArrayList;
import java.util.List;
import org.stillwatch.base.Seed;

/// All links of a table with their null.
///
/// @param links those worth showing, ordered by first and second actor
/// @param curve how many are expected by chance
/// @param partnersDropped pairs left out by the limit on partners
public record Pairing(List<PairLink> links, NullCurve curve, long partnersDropped) {
  /// Swapped tables that are compared with.
  public static final int REPLICATES = 5;

  /// Links above this false-discovery rate are not worth showing.
  public static final double EXPLORE_FDR = 0.05;

  /// Weighs, swaps and weighs again. Only links worth showing are kept.
  ///
  /// @param channels whatever may tie actors together
  /// @param actors how many there are
  public static Pairing of(List<? extends PairSource> channels, int actors, Seed seed) {
    var real = PairLinks.of(channels, actors);
    var chance = new ArrayList<double[]>();
    for (int replicate = 0; replicate < REPLICATES; replicate++) {
      var dice = seed.derive(replicate).random();
      var swapped = channels.stream().map(c -> c.swapped(dice)).toList();
      chance.add(PairLinks.of(swapped, actors).nats());
    }
    var curve = new NullCurve(real.nats(), chance);
    var kept = new ArrayList<PairLink>();
    for (int i = 0; i < real.pairs().length; i++) {
      if (curve.fdr(real.nats()[i]) <= EXPLORE_FDR) {
        long pair = real.pairs()[i];
        kept.add(new PairLink((int) (pair >>> 32), (int) pair, real.nats()[i]));
      }
    }
    return new Pairing(List.copyOf(kept), curve, real.dropped());
  }
}
