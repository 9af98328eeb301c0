// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.pairs;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.stillwatch.base.CauseGroup;

/// The weights between one actor and all its partners: over cause groups the sum, inside a group
/// the strongest channel, each shrunk and capped (`coordination.md` 5). Reused from actor to actor.
final class PairWeights {
  private final List<? extends PairSource> channels;
  private final double[] sums;
  private final double[] group;
  private final boolean[] known;
  private int[] touched = new int[64];
  private int size;

  PairWeights(List<? extends PairSource> channels, int actors) {
    this.channels = channels.stream().sorted(Comparator.comparing(c -> c.rule().cause())).toList();
    sums = new double[actors];
    group = new double[actors];
    known = new boolean[actors];
  }

  /// Weighs all partners of an actor.
  void of(int actor) {
    for (int i = 0; i < size; i++) {
      sums[touched[i]] = 0;
      known[touched[i]] = false;
    }
    size = 0;
    for (int i = 0; i < channels.size(); i++) {
      PairRule rule = channels.get(i).rule();
      channels.get(i).partners(actor, (partner, nats, shared) -> note(partner, rule, nats));
      if (i + 1 == channels.size() || cause(i + 1) != rule.cause()) {
        closeGroup();
      }
    }
    Arrays.sort(touched, 0, size);
  }

  private CauseGroup cause(int channel) {
    return channels.get(channel).rule().cause();
  }

  private void note(int partner, PairRule rule, double nats) {
    if (!known[partner]) {
      known[partner] = true;
      if (size == touched.length) {
        touched = Arrays.copyOf(touched, size * 2);
      }
      touched[size++] = partner;
    }
    group[partner] = Math.max(group[partner], Math.min(rule.capNats(), rule.shrink() * nats));
  }

  private void closeGroup() {
    for (int i = 0; i < size; i++) {
      sums[touched[i]] += group[touched[i]];
      group[touched[i]] = 0;
    }
  }

  /// How many partners have a larger number.
  int above(int actor) {
    int at = Arrays.binarySearch(touched, 0, size, actor + 1);
    return size - (at < 0 ? -at - 1 : at);
  }

  /// The strongest partners in ascending order; of two alike the one with the smaller number.
  void strongest(int most, PairSource.Sink sink) {
    double least = 0;
    int alike = size;
    if (size > most) {
      var sorted = new double[size];
      Arrays.setAll(sorted, i -> sums[touched[i]]);
      Arrays.sort(sorted);
      double bound = sorted[size - most];
      least = bound;
      alike = most - (int) Arrays.stream(sorted).filter(s -> s > bound).count();
    }
    for (int i = 0; i < size; i++) {
      double nats = sums[touched[i]];
      if (nats > least || (nats == least && alike-- > 0)) {
        sink.partner(touched[i], nats, 0);
      }
    }
  }
}
