// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.score;

import java.util.Comparator;
import java.util.stream.IntStream;

/// Area under the curve: the chance that a positive scores above a negative, ties counting half.
final class Auc {
  private Auc() {}

  static double of(double[] scores, boolean[] positive) {
    int[] order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> scores[i]))
            .mapToInt(i -> i)
            .toArray();
    double rankSum = 0;
    long positives = 0;
    for (int at = 0; at < order.length; ) {
      int end = at;
      int inTie = 0;
      while (end < order.length && scores[order[end]] == scores[order[at]]) {
        inTie += positive[order[end]] ? 1 : 0;
        end++;
      }
      rankSum += inTie * (at + 1 + end) / 2.0;
      positives += inTie;
      at = end;
    }
    long negatives = order.length - positives;
    if (positives == 0 || negatives == 0) {
      return 0.5;
    }
    return (rankSum - positives * (positives + 1) / 2.0) / ((double) positives * negatives);
  }
}
