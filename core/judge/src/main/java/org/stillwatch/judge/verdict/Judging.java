// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.verdict;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.stillwatch.base.Calibration;
import org.stillwatch.base.Verdict;
import org.stillwatch.judge.Axes;
import org.stillwatch.judge.CaseFile;
import org.stillwatch.judge.Judgement;
import org.stillwatch.judge.Reason;

/// From a case file to what may be said.
public final class Judging {
  private Judging() {}

  /// Judges one cluster.
  public static Judgement judge(CaseFile file) {
    var reasons = Reasons.of(file);
    var live = Rivals.live(file);
    var axes =
        new Axes(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Calibration.NONE,
            Math.min(1, StrictMath.exp(file.cluster().logQ())));
    var verdict = Gate.verdict(file, reasons, live, axes);
    return new Judgement(
        verdict,
        axes,
        reasons,
        List.of(),
        live.stream().map(Rival::name).toList(),
        why(file, reasons, live, verdict));
  }

  private static String why(
      CaseFile file, List<Reason> reasons, List<Rival> live, Verdict verdict) {
    String strongest =
        reasons.stream()
            .filter(r -> r.nats() >= Gate.LEAST_NATS)
            .map(Reason::name)
            .limit(3)
            .collect(Collectors.joining(", "));
    String rivals =
        live.isEmpty()
            ? "no innocent explanation shows the facts it predicts"
            : "still possible: " + live.stream().map(Rival::says).collect(Collectors.joining("; "));
    return "%d accounts, %s on %s; %s"
        .formatted(
            file.likelyMembers().size(),
            verdict.word(),
            strongest.isEmpty() ? "weak reasons" : strongest,
            rivals);
  }
}
