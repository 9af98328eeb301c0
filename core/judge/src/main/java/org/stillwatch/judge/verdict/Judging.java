// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.verdict;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.stillwatch.judge.CaseFile;
import org.stillwatch.judge.Challenge;
import org.stillwatch.judge.Confidence;
import org.stillwatch.judge.Judgement;
import org.stillwatch.judge.Reason;
import org.stillwatch.judge.Retest;
import org.stillwatch.judge.axes.Features;

/// From a case file to what may be said.
public final class Judging {
  private Judging() {}

  /// Judges one cluster.
  ///
  /// @param confidence the fit behind probabilities; without one there are none, and nothing
  ///   reaches `act`
  public static Judgement judge(CaseFile file, Optional<Confidence> confidence) {
    var weighing = new Weighing(file, confidence);
    var reasons = weighing.reasons();
    var live = weighing.live();
    var axes = weighing.axes(reasons);
    return new Judgement(
        weighing.verdict(reasons),
        axes,
        reasons,
        confidence.isPresent() ? Explanations.shares(file, reasons, live) : List.of(),
        Explanations.explained(file, reasons),
        live.stream().map(Rival::name).toList(),
        why(file, reasons, live));
  }

  /// What would lower a judgement, found by judging again, and what was unknown.
  ///
  /// @param confidence the fit that the judgement was made with
  /// @param retest runs the tests again on some of the members
  public static Challenge challenge(CaseFile file, Optional<Confidence> confidence, Retest retest) {
    var weighing = new Weighing(file, confidence);
    return new Challenge(
        FewestReasons.eachAlone(weighing),
        FewestReasons.sentence(weighing) + FewestMembers.sentence(weighing, confidence, retest),
        Unknowns.of(weighing));
  }

  /// Why a verdict is not higher: one sentence for each rule of the next row that the case did not
  /// meet; empty at `act`.
  public static List<String> shortOf(CaseFile file, Judgement judgement) {
    return Gate.shortOf(file, judgement.reasons(), Rivals.live(file), judgement.axes());
  }

  /// The features of a case, by name: what the fit is made of.
  public static Map<String, Double> features(CaseFile file) {
    return Features.of(file, Reasons.of(file));
  }

  private static String why(CaseFile file, List<Reason> reasons, List<Rival> live) {
    String strongest =
        reasons.stream()
            .filter(r -> r.nats() >= Gate.LEAST_NATS)
            .map(r -> Words.of(r.name()))
            .limit(3)
            .collect(Collectors.joining(", "));
    String rivals =
        live.isEmpty()
            ? "no innocent explanation shows the facts it predicts"
            : "still possible: " + live.stream().map(Rival::says).collect(Collectors.joining("; "));
    return "%d accounts with %s; %s%s"
        .formatted(
            file.likelyMembers().size(),
            strongest.isEmpty() ? "weak reasons" : strongest,
            rivals,
            Job.inPool(file) ? "; what is judged is one job of a pool that serves others too" : "");
  }
}
