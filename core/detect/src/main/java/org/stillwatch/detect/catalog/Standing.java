// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect.catalog;

import java.util.List;
import java.util.Set;

/// How rare all signals of one account are together.
///
/// The score adds, over the signals, how far below one in ten each p-value lies, in nats (truncated
/// product; Zaykin et al., Genetic Epidemiology 22, 2002). Signals that one innocent cause explains
/// together count once: the rarest of them, its p-value times their number. Those are the forms of
/// request (D5 to D8), what is read off prompts sent again (D12 D26 D27: a nightly suite, H1) and
/// volume (D1 D20: bulk work, H5). D28 and D32 corroborate: together they add at most what the
/// others do, so alone they are nothing. What the score is worth is read off the population by
/// [BulkTail], which needs no assumption about how the signals depend on each other.
///
/// @param score sum of nats, 0 or more
/// @param logP natural logarithm of the p-value, over all signals together
public record Standing(double score, double logP) {
  /// The error of one account over all its signals together.
  static final double ERROR = 0.01;

  private static final double TRUNCATION = StrictMath.log(0.1);
  private static final List<Set<String>> COUNT_ONCE =
      List.of(Set.of("D5", "D6", "D7", "D8"), Set.of("D12", "D26", "D27"), Set.of("D1", "D20"));
  private static final Set<String> CORROBORATING = Set.of("D28", "D32");

  /// Whether the account is worth watching for itself: an innocent one is with probability at most
  /// 1 %, over all signals together.
  public boolean worthWatching() {
    return logP <= StrictMath.log(ERROR);
  }

  static double score(List<Signals.Signal> said) {
    double open = 0;
    double corroborating = 0;
    double[] rarest = new double[COUNT_ONCE.size()];
    for (Signals.Signal signal : said) {
      int group = group(signal);
      if (group >= 0) {
        rarest[group] = Math.min(rarest[group], signal.logP());
      } else if (CORROBORATING.contains(signal.detector().signal())) {
        corroborating += below(signal.logP());
      } else {
        open += below(signal.logP());
      }
    }
    for (int group = 0; group < rarest.length; group++) {
      open += below(rarest[group] + StrictMath.log(COUNT_ONCE.get(group).size()));
    }
    return open + Math.min(open, corroborating);
  }

  private static int group(Signals.Signal signal) {
    for (int group = 0; group < COUNT_ONCE.size(); group++) {
      if (COUNT_ONCE.get(group).contains(signal.detector().signal())) {
        return group;
      }
    }
    return -1;
  }

  private static double below(double logP) {
    return Math.max(0, TRUNCATION - logP);
  }
}
