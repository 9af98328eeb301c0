// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.canary;

import java.util.Collection;
import java.util.List;
import org.stillwatch.trace.tail.Ranks;

/// Whether served phrases do better than their sealed decoys, in a corpus or a model.
///
/// Each served phrase has a rank among its decoys, exact under every dependence; ranks are added up
/// and the chance of as small a sum is counted. A canary all of whose phrases score the same is
/// silent and left out: whether it is does not depend on which of them was served. Ties count
/// against the finding.
///
/// @param canaries that were looked for
/// @param spoke canaries that are not silent
/// @param first canaries whose served phrase does better than every decoy
/// @param log10P log10 of the exact p-value; 0 when all are silent
public record CanaryFinding(int canaries, int spoke, int first, double log10P) {
  /// The finding of scores: counts, hit rates or log-probabilities.
  ///
  /// @param scores for each canary, the served phrase first, then its decoys
  /// @throws IllegalArgumentException when a score is no finite number, or a canary has no decoy
  public static CanaryFinding of(Collection<List<Double>> scores) {
    if (!scores.stream().allMatch(CanaryFinding::isComplete)) {
      throw new IllegalArgumentException("expected finite scores, and decoys for each canary");
    }
    List<List<Double>> speaking =
        scores.stream().filter(s -> s.stream().distinct().count() > 1).toList();
    int[] ranks = speaking.stream().mapToInt(CanaryFinding::rank).toArray();
    int[] decoys = speaking.stream().mapToInt(s -> s.size() - 1).toArray();
    int first = (int) speaking.stream().filter(s -> rank(s) == 1).count();
    double log10P = ranks.length == 0 ? 0 : Ranks.log10SumAtMost(ranks, decoys);
    return new CanaryFinding(scores.size(), ranks.length, first, log10P);
  }

  private static boolean isComplete(List<Double> scores) {
    return scores.size() > 1 && scores.stream().allMatch(Double::isFinite);
  }

  private static int rank(List<Double> scores) {
    double served = scores.getFirst();
    return 1 + (int) scores.stream().skip(1).filter(decoy -> decoy >= served).count();
  }

  /// No p-value.
  @Override
  public String toString() {
    return "CanaryFinding[" + canaries + " canaries]";
  }
}
