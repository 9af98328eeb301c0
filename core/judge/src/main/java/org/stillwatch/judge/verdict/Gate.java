// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.verdict;

import java.util.List;
import org.stillwatch.base.Family;
import org.stillwatch.base.Verdict;
import org.stillwatch.judge.Axes;
import org.stillwatch.judge.CaseFile;
import org.stillwatch.judge.Reason;

/// The rules of `contracts.md` 4.2, each row on top of the rows above it. Fails closed: what is not
/// known never raises a verdict.
final class Gate {
  static final double LEAST_NATS = 0.7;
  static final double REVIEW_FDR = 0.01;

  private Gate() {}

  static Verdict verdict(CaseFile file, List<Reason> reasons, List<Rival> live, Axes axes) {
    boolean review =
        axes.nullFdr() <= REVIEW_FDR
            && twoFamilies(file, reasons, live)
            && axes.coordination().map(a -> a.p() >= 0.8).orElse(true);
    if (!review) {
      return Verdict.WATCH;
    }
    boolean act =
        axes.coordination().map(a -> a.p() >= 0.95).orElse(false)
            && axes.intent().map(a -> a.p() >= 0.9).orElse(false)
            && axes.concealment().map(a -> a.p() >= 0.8).orElse(false)
            && MemberVerdict.costlyInPractice(file, reasons);
    return act ? Verdict.ACT : Verdict.REVIEW;
  }

  /// Two families, at least one of them not content, that no live explanation explains jointly.
  private static boolean twoFamilies(CaseFile file, List<Reason> reasons, List<Rival> live) {
    var strong = reasons.stream().filter(r -> r.nats() >= LEAST_NATS).toList();
    for (Reason first : strong) {
      for (Reason second : strong) {
        if (first.family().compareTo(second.family()) < 0
            && second.family() != Family.CONTENT
            && live.stream().noneMatch(rival -> explainsBoth(file, rival, first, second))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean explainsBoth(CaseFile file, Rival rival, Reason first, Reason second) {
    var explained = rival.explains(file);
    return explained.contains(first.name()) && explained.contains(second.name());
  }
}
