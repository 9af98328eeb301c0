// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.tick;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stillwatch.base.LogOdds;
import org.stillwatch.group.Members;
import org.stillwatch.group.WordSpace;

/// How surely those who write like a group belong to it, where no exact sentence holds it together.
///
/// Log-odds: the purity of the community that words put together; the likelihood ratio of the
/// cosine with the group's sure members, both cosines taken as normal; and whether the account is
/// new. What words say is capped, because the strangers who were put together with the group write
/// like it too.
final class WordMembership {
  /// Proposals that words made.
  private static final String WORDS = "words";

  /// The most that the cosine may say, in nats (assumed).
  private static final double CAP_NATS = 2;

  /// How far the group's cosines must lie above everybody's (assumed).
  private static final double LEAST_DISTANCE = 0.3;

  private static final double LEAST_SPREAD = 0.08;
  private static final int LEAST_SURE = 5;

  private final WordSpace space;
  private final Newcomers newcomers;
  private final TreeMap<Integer, Double> byPrincipal = new TreeMap<>();

  WordMembership(WordSpace space, United united, Members held, Newcomers newcomers) {
    this.space = space;
    this.newcomers = newcomers;
    var communities =
        united.proposals().stream().filter(t -> t.proposal().proposer().equals(WORDS)).toList();
    var together =
        communities.stream().map(t -> t.proposal().members()).reduce(Members.of(), Members::union);
    var writers = Members.of(together.stream().filter(space::has).toArray());
    var sure = Members.of(writers.stream().filter(held::contains).toArray());
    if (sure.size() >= LEAST_SURE) {
      double purity = communities.stream().mapToDouble(t -> Purity.of(t, held)).max().orElseThrow();
      weigh(writers, sure, Math.min(0.9, purity));
    }
  }

  /// Membership by index of principal, of everybody in the communities.
  SortedMap<Integer, Double> byPrincipal() {
    return byPrincipal;
  }

  private void weigh(Members writers, Members sure, double purity) {
    float[] sum = space.sum(sure);
    var members = Normal.of(sure.stream().mapToDouble(p -> space.cosine(p, sum, true)).toArray());
    var others =
        Normal.of(
            Arrays.stream(space.placed())
                .filter(p -> !writers.contains(p))
                .mapToDouble(p -> space.cosine(p, sum, false))
                .toArray());
    if (members.mean - others.mean < LEAST_DISTANCE) {
      return;
    }
    double newAmongSure = newcomers.among(sure);
    writers.stream()
        .forEach(p -> {
          double cosine = space.cosine(p, sum, sure.contains(p));
          // Between the means the ratio rises; beyond them it would turn for unequal spreads.
          double within = Math.max(others.mean, Math.min(members.mean, cosine));
          double words = members.logDensity(within) - others.logDensity(within);
          double nats =
              LogOdds.of(purity)
                  + Math.max(-2 * CAP_NATS, Math.min(CAP_NATS, words))
                  + newcomers.nats(p, newAmongSure);
          byPrincipal.put(p, LogOdds.probability(nats));
        });
  }

  private record Normal(double mean, double spread) {
    static Normal of(double[] values) {
      double mean = Arrays.stream(values).average().orElse(0);
      double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
      double spread = StrictMath.sqrt(squares / Math.max(1, values.length - 1));
      return new Normal(mean, Math.max(LEAST_SPREAD, spread));
    }

    double logDensity(double x) {
      double z = (x - mean) / spread;
      return -0.5 * z * z - StrictMath.log(spread);
    }
  }
}
