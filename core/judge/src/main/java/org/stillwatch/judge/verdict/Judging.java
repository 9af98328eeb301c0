// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.verdict;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.stillwatch.base.Calibration;
import org.stillwatch.judge.Axes;
import org.stillwatch.judge.CaseFile;
import org.stillwatch.judge.Fitted;
import org.stillwatch.judge.Judgement;
import org.stillwatch.judge.Reason;
import org.stillwatch.judge.axes.AxisModel;
import org.stillwatch.judge.axes.Features;

/// From a case file to what may be said.
public final class Judging {
  private Judging() {}

  /// Judges one cluster.
  ///
  /// @param fitted the fit behind probabilities; without one there are none, and nothing reaches
  ///   `act`
  public static Judgement judge(CaseFile file, Optional<Fitted> fitted) {
    var reasons = Reasons.of(file);
    var live = Rivals.live(file);
    double nullFdr = Math.min(1, StrictMath.exp(file.cluster().logQ()));
    var axes =
        fitted
            .map(f -> AxisModel.lab(f, Features.of(file, reasons), nullFdr))
            .orElseGet(() -> uncalibrated(nullFdr));
    var verdict = Gate.verdict(file, reasons, live, axes);
    return new Judgement(
        verdict,
        axes,
        reasons,
        fitted.isPresent() ? Explanations.shares(file, reasons, live) : List.of(),
        live.stream().map(Rival::name).toList(),
        why(file, reasons, live));
  }

  private static String inWords(String reason) {
    return switch (reason) {
      case "bound-items" -> "shared cards, devices or telephones";
      case "failover" -> "conversations that move after a refusal";
      case "synchrony" -> "a common rhythm";
      case "lifecycle" -> "accounts opened or stopped together";
      case "content" -> "the same sentences";
      case "wording" -> "the same words";
      case "partition" -> "one list dealt out among them";
      case "even-load" -> "even volumes";
      case "complementary-load" -> "work that is handed round";
      case "fine-synchrony" -> "a rhythm to the minute";
      case "succession" -> "accounts that follow closed ones";
      case "continued-cursor" -> "lists that go on where a closed account stopped";
      case "pivot" -> "a common move to a new model";
      case "replay" -> "the same long requests";
      case "client" -> "one client program";
      case "registration" -> "alike registrations";
      case "egress" -> "one network";
      case "ceiling" -> "use at the limit of the plan from the start";
      default -> reason;
    };
  }

  private static Axes uncalibrated(double nullFdr) {
    return new Axes(
        Optional.empty(), Optional.empty(), Optional.empty(), Calibration.NONE, nullFdr);
  }

  /// The features of a case, by name: what the fit is made of.
  public static Map<String, Double> features(CaseFile file) {
    return Features.of(file, Reasons.of(file));
  }

  private static String why(CaseFile file, List<Reason> reasons, List<Rival> live) {
    String strongest =
        reasons.stream()
            .filter(r -> r.nats() >= Gate.LEAST_NATS)
            .map(r -> inWords(r.name()))
            .limit(3)
            .collect(Collectors.joining(", "));
    String rivals =
        live.isEmpty()
            ? "no innocent explanation shows the facts it predicts"
            : "still possible: " + live.stream().map(Rival::says).collect(Collectors.joining("; "));
    return "%d accounts with %s; %s"
        .formatted(
            file.likelyMembers().size(), strongest.isEmpty() ? "weak reasons" : strongest, rivals);
  }
}
