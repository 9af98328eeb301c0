// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.verdict;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stillwatch.base.Calibration;
import org.stillwatch.base.Verdict;
import org.stillwatch.judge.Axes;
import org.stillwatch.judge.CaseFile;
import org.stillwatch.judge.Confidence;
import org.stillwatch.judge.Reason;
import org.stillwatch.judge.axes.AxisModel;
import org.stillwatch.judge.axes.Features;

/// A case with its reasons, ready to go through the gate as often as somebody asks what if. The
/// false-discovery rate stays that of the group as it was found: the log says nothing of how a
/// group without some of its evidence would have been proposed.
final class Weighing {
  private final CaseFile file;
  private final Optional<Confidence> confidence;
  private final List<Reason> reasons;
  private final List<Rival> live;
  private final Map<String, Double> features;
  private final double nullFdr;

  Weighing(CaseFile file, Optional<Confidence> confidence) {
    this.file = file;
    this.confidence = confidence;
    reasons = Reasons.of(file);
    live = Rivals.live(file);
    features = confidence.isPresent() ? Features.of(file, reasons) : Map.of();
    nullFdr = Math.min(1, StrictMath.exp(file.cluster().logQ()));
  }

  CaseFile file() {
    return file;
  }

  /// All reasons, strongest first.
  List<Reason> reasons() {
    return reasons;
  }

  List<Rival> live() {
    return live;
  }

  /// The verdict with all reasons.
  Verdict verdict() {
    return verdict(reasons);
  }

  /// The verdict, were these the only reasons.
  Verdict verdict(List<Reason> only) {
    return Gate.verdict(file, only, live, axes(only));
  }

  /// The axes, were these the only reasons.
  Axes axes(List<Reason> only) {
    return confidence
        .map(c -> AxisModel.of(c, Features.again(features, file, only), nullFdr))
        .orElseGet(() ->
            new Axes(
                Optional.empty(), Optional.empty(), Optional.empty(), Calibration.NONE, nullFdr));
  }
}
