// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.stillwatch.base.Family;
import org.stillwatch.base.Verdict;
import org.stillwatch.judge.Axes;
import org.stillwatch.judge.Axis;
import org.stillwatch.judge.CaseFile;
import org.stillwatch.judge.Reason;

/// The rules of `contracts.md` 4.2, each row on top of the rows above it. Fails closed: what is not
/// known never raises a verdict.
final class Gate {
  static final double LEAST_NATS = 0.7;
  static final double REVIEW_FDR = 0.01;
  private static final double REVIEW_COORDINATION = 0.8;
  private static final double ACT_COORDINATION = 0.95;
  private static final double ACT_INTENT = 0.9;
  private static final double ACT_CONCEALMENT = 0.8;

  private Gate() {}

  static Verdict verdict(CaseFile file, List<Reason> reasons, List<Rival> live, Axes axes) {
    boolean review =
        axes.nullFdr() <= REVIEW_FDR
            && twoFamilies(file, reasons, live)
            && axes.coordination().map(a -> a.p() >= REVIEW_COORDINATION).orElse(true);
    if (!review) {
      return Verdict.WATCH;
    }
    boolean act =
        axes.coordination().map(a -> a.p() >= ACT_COORDINATION).orElse(false)
            && axes.intent().map(a -> a.p() >= ACT_INTENT).orElse(false)
            && axes.concealment().map(a -> a.p() >= ACT_CONCEALMENT).orElse(false)
            && MemberVerdict.costlyInPractice(file, reasons);
    return act ? Verdict.ACT : Verdict.REVIEW;
  }

  /// The rules of the next row that a case did not meet, as sentences; empty at `act`.
  static List<String> shortOf(CaseFile file, List<Reason> reasons, List<Rival> live, Axes axes) {
    var gaps = new ArrayList<String>();
    switch (verdict(file, reasons, live, axes)) {
      case CLEAR, WATCH -> {
        if (axes.nullFdr() > REVIEW_FDR) {
          gaps.add(
              String.format(
                  Locale.ROOT,
                  "groups like it come by chance too often: false-discovery rate %.4f, a review"
                      + " needs %.2f",
                  axes.nullFdr(),
                  REVIEW_FDR));
        }
        if (!twoFamilies(file, reasons, List.of())) {
          gaps.add("there are no two kinds of evidence of weight, one of them not content");
        } else if (!twoFamilies(file, reasons, live)) {
          gaps.add("an innocent explanation that is still possible explains all kinds of evidence");
        }
        below("coordination", axes.coordination(), REVIEW_COORDINATION, "a review", gaps);
      }
      case REVIEW -> {
        if (axes.intent().isEmpty()) {
          gaps.add("no calibration stands behind a probability");
        }
        below("coordination", axes.coordination(), ACT_COORDINATION, "act", gaps);
        below("intent", axes.intent(), ACT_INTENT, "act", gaps);
        below("concealment", axes.concealment(), ACT_CONCEALMENT, "act", gaps);
        if (!MemberVerdict.costlyInPractice(file, reasons)) {
          gaps.add("fewer than three of its accounts hold what is costly to forge");
        }
      }
      case ACT -> {}
    }
    return List.copyOf(gaps);
  }

  private static void below(
      String name, Optional<Axis> axis, double least, String step, List<String> gaps) {
    axis.filter(a -> a.p() < least)
        .ifPresent(a ->
            gaps.add(
                String.format(Locale.ROOT, "%s is %.3f, %s needs %.2f", name, a.p(), step, least)));
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
