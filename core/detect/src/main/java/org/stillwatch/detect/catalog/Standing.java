// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect.catalog;

import java.util.List;
import java.util.Set;

/// How rare all signals of one account are together.
///
/// The score adds, over the signals, how far below one in ten each p-value lies, in nats (truncated
/// product; Zaykin et al., Genetic Epidemiology 22, 2002). D5 to D8 are one family: the rarest
/// counts, at four times its p-value. D28 and D32 corroborate: together they add at most what the
/// others do, so alone they are nothing. What the score is worth is read off the population by
/// [BulkTail], which needs no assumption about how the signals depend on each other.
///
/// @param score sum of nats, 0 or more
/// @param logP natural logarithm of the p-value, over all signals together
public record Standing(double score, double logP) {
  /// The error of one account over all its signals together.
  static final double ERROR = 0.01;

  private static final double TRUNCATION = StrictMath.log(0.1);
  private static final Set<String> CAPPED = Set.of("D5", "D6", "D7", "D8");
  private static final Set<String> CORROBORATING = Set.of("D28", "D32");

  /// Whether the account is worth watching for itself: an innocent one is with probability at most
  /// 1 %, over all signals together.
  public boolean worthWatching() {
    return logP <= StrictMath.log(ERROR);
  }

  static double score(List<Signals.Signal> said) {
    double open = 0;
    double corroborating = 0;
    double capped = 0;
    for (Signals.Signal signal : said) {
      String id = signal.detector().signal();
      if (CAPPED.contains(id)) {
        capped = Math.min(capped, signal.logP());
      } else if (CORROBORATING.contains(id)) {
        corroborating += below(signal.logP());
      } else {
        open += below(signal.logP());
      }
    }
    open += below(capped + StrictMath.log(CAPPED.size()));
    return open + Math.min(open, corroborating);
  }

  private static double below(double logP) {
    return Math.max(0, TRUNCATION - logP);
  }
}
