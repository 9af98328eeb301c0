// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.tick;

import java.util.Arrays;
import org.stillwatch.group.Members;
import org.stillwatch.group.WordSpace;

/// What an account's words say for its belonging to those who surely belong: the likelihood ratio
/// of its cosine with them, among them and among everybody else, both taken as normal.
///
/// Capped, because whoever was put together with a group by its content writes like it too.
final class WordLikeness {
  /// The most that words may say for an account, in nats, and half of the most against (assumed).
  private static final double CAP_NATS = 2;

  /// How far the sure members' cosines must lie above everybody's (assumed).
  private static final double LEAST_DISTANCE = 0.3;

  private static final double LEAST_SPREAD = 0.08;
  private static final int LEAST_SURE = 5;

  private final WordSpace space;
  private final Members sure;
  private final float[] sum;
  private final Normal members;
  private final Normal others;

  /// @param space where everybody's words lie
  /// @param sure who surely belongs
  /// @param candidates who may belong, and is not counted among everybody else
  WordLikeness(WordSpace space, Members sure, Members candidates) {
    this.space = space;
    this.sure = Members.of(sure.stream().filter(space::has).toArray());
    sum = space.sum(this.sure);
    members = Normal.of(this.sure.stream().mapToDouble(p -> space.cosine(p, sum, true)).toArray());
    others =
        Normal.of(
            Arrays.stream(space.placed())
                .filter(p -> !candidates.contains(p))
                .mapToDouble(p -> space.cosine(p, sum, false))
                .toArray());
  }

  /// Whether the sure members write so much alike that words tell anything.
  boolean tells() {
    return sure.size() >= LEAST_SURE && members.mean - others.mean >= LEAST_DISTANCE;
  }

  /// Nats for belonging; 0 when words tell nothing, or nothing about this account.
  double nats(int principal) {
    if (!tells() || !space.has(principal)) {
      return 0;
    }
    double cosine = space.cosine(principal, sum, sure.contains(principal));
    // Between the means the ratio rises; beyond them it would turn for unequal spreads.
    double within = Math.max(others.mean, Math.min(members.mean, cosine));
    double nats = members.logDensity(within) - others.logDensity(within);
    return Math.max(-2 * CAP_NATS, Math.min(CAP_NATS, nats));
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
