// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge;

import java.util.Optional;
import org.stillwatch.base.Calibration;

/// What the operator's own decided cases say about the probabilities of the shipped fit. An axis
/// without enough cases stays as it is shipped.
///
/// @param intent correction of the intent axis
/// @param coordination correction of the coordination axis
/// @param concealment correction of the concealment axis
public record LocalCalibration(
    Optional<Recalibration> intent,
    Optional<Recalibration> coordination,
    Optional<Recalibration> concealment) {
  /// No case was decided.
  public static final LocalCalibration NONE =
      new LocalCalibration(Optional.empty(), Optional.empty(), Optional.empty());

  /// The state that outputs name: local only when no axis rests on simulated traffic alone.
  public Calibration state() {
    return intent.isPresent() && coordination.isPresent() && concealment.isPresent()
        ? Calibration.LOCAL
        : Calibration.LAB;
  }

  /// The corrected axes.
  public Axes of(Axes axes) {
    return axes.calibration() == Calibration.NONE
        ? axes
        : new Axes(
            of(intent, axes.intent()),
            of(coordination, axes.coordination()),
            of(concealment, axes.concealment()),
            state(),
            axes.nullFdr());
  }

  private static Optional<Axis> of(Optional<Recalibration> correction, Optional<Axis> axis) {
    return axis.map(a -> correction.map(c -> c.of(a)).orElse(a));
  }
}
