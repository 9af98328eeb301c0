// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.corpus;

import java.util.List;
import org.stillwatch.trace.canary.CanaryFinding;
import org.stillwatch.trace.score.Circumstances;
import org.stillwatch.trace.score.Claim;
import org.stillwatch.trace.score.Commitment;
import org.stillwatch.trace.score.Conclusion;
import org.stillwatch.trace.score.Grade;
import org.stillwatch.trace.score.Grading;
import org.stillwatch.trace.score.Mechanism;
import org.stillwatch.trace.score.Reach;

/// A hypothesis about canaries that was tested: that the corpus owes nothing to answers that
/// carried them. Whoever was served such an answer may be behind it, so it speaks about nobody.
///
/// @param name of the set
/// @param model whose answers carried them
/// @param canaries in the set
/// @param spoke canaries of which the corpus tells the phrases apart
/// @param first canaries whose served phrase stands in more records than every decoy
/// @param log10P log10 of the exact p-value
/// @param log10Level log10 of the level at which it was tested
/// @param commitment how the commitment to them stands to the moment when they were armed
/// @param grade what may be said: G1, or G0 when the hypothesis stands or the phrases were not
///   committed to before they were armed
public record CanaryTested(
    String name,
    String model,
    int canaries,
    int spoke,
    int first,
    double log10P,
    double log10Level,
    Commitment commitment,
    Grade grade) {
  static CanaryTested of(CanaryCounts counts, double level, Circumstances.Check innocentSources) {
    CanaryFinding finding = counts.finding();
    double log10P = Math.min(0, finding.log10P());
    var claim = new Claim(Reach.GLOBAL, "", Mechanism.CANARY, log10P);
    var circumstances =
        new Circumstances(
            level, counts.commitment(), innocentSources, Circumstances.Check.NOT_MADE);
    Grade grade =
        switch (Grading.conclude(List.of(claim), circumstances)) {
          case Conclusion.Stated stated -> stated.grade();
          case Conclusion.Abstained abstained -> abstained.grade();
          case Conclusion.Refused _ -> Grade.G0;
        };
    return new CanaryTested(
        counts.name(),
        counts.model(),
        finding.canaries(),
        finding.spoke(),
        finding.first(),
        log10P,
        StrictMath.log10(level),
        counts.commitment(),
        grade);
  }

  /// No p-value.
  @Override
  public String toString() {
    return "CanaryTested[" + name + ", " + grade + "]";
  }
}
