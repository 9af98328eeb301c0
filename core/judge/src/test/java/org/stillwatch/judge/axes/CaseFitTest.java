// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.axes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.Calibration;
import org.stillwatch.base.LogOdds;
import org.stillwatch.base.Seed;
import org.stillwatch.judge.Axes;
import org.stillwatch.judge.Axis;
import org.stillwatch.judge.LocalCalibration;
import org.stillwatch.judge.Recalibration;

/// A correction finds the distortion that a fit was given, and says how good it is.
class CaseFitTest {
  private static final Seed SEED = new Seed(5);

  /// Cases whose truth follows their log-odds, while the fit tells `distorted` of them.
  private static List<CaseFit.Case> cases(int count, DoubleUnaryOperator distorted) {
    var random = new Seed(9).random();
    var cases = new ArrayList<CaseFit.Case>();
    for (int i = 0; i < count; i++) {
      double nats = 6 * random.nextDouble() - 3;
      boolean yes = random.nextDouble() < LogOdds.probability(nats);
      double told = LogOdds.probability(distorted.applyAsDouble(nats));
      cases.add(new CaseFit.Case("c" + i, told, yes));
    }
    return cases;
  }

  private static CaseFit.Done done(List<CaseFit.Case> cases) {
    return (CaseFit.Done) CaseFit.of(cases, SEED);
  }

  @Test
  void a_line_undoes_certainty_that_was_too_high() {
    var done = done(cases(900, nats -> 2 * nats + 1));

    var line = (Recalibration.Line) done.correction().curves().getFirst();
    assertThat(line.slope()).isBetween(0.38, 0.62);
    assertThat(line.offset()).isBetween(-0.8, -0.2);
    assertThat(done.later().ece()).isLessThan(0.08).isLessThan(done.shipped().ece());
    assertThat(done.later().brier()).isLessThan(done.shipped().brier());
    assertThat(done.later().low()).isLessThanOrEqualTo(done.later().high());
    assertThat(done.fittedOn()).isEqualTo(600);
  }

  @Test
  void few_cases_that_agree_change_little() {
    var cases = new ArrayList<CaseFit.Case>();
    for (int i = 0; i < 60; i++) {
      cases.add(new CaseFit.Case("c" + i, i % 2 == 0 ? 0.9 : 0.1, i % 2 == 0));
    }

    double p = done(cases).correction().of(new Axis(0.9, 0.8, 0.95)).p();

    assertThat(p).isBetween(0.9, 0.995);
  }

  @Test
  void many_cases_make_steps_that_never_fall() {
    var done = done(cases(3_000, nats -> nats * nats * nats / 3));

    var steps = (Recalibration.Steps) done.correction().curves().getFirst();
    assertThat(steps.height()).isSorted().allMatch(h -> h > 0 && h < 1);
    assertThat(done.later().ece()).isLessThan(done.shipped().ece());
    assertThat(steps.at(0)).isEqualTo(steps.height().getFirst());
    assertThat(steps.at(1)).isEqualTo(steps.height().getLast());
  }

  @Test
  void too_few_or_one_sided_cases_are_refused_with_their_number() {
    assertThat(CaseFit.of(cases(12, n -> n), SEED))
        .isInstanceOfSatisfying(
            CaseFit.Refused.class, r -> assertThat(r.why()).contains("needed are 10 of each"));
    assertThat(CaseFit.of(cases(300, n -> n).stream().filter(CaseFit.Case::yes).toList(), SEED))
        .isInstanceOfSatisfying(
            CaseFit.Refused.class, r -> assertThat(r.why()).contains("and 0 no among"));
    assertThat(CaseFit.of(List.of(), SEED)).isInstanceOf(CaseFit.Refused.class);
  }

  @Test
  void labels_that_contradict_are_refused() {
    assertThat(CaseFit.of(cases(600, nats -> -3 * nats), SEED))
        .isInstanceOfSatisfying(
            CaseFit.Refused.class, r -> assertThat(r.why()).contains("labels fall"));
  }

  @Test
  void an_interval_holds_the_spread_of_both() {
    var correction =
        new Recalibration(
            List.of(
                new Recalibration.Line(1, 0),
                new Recalibration.Line(1, -1),
                new Recalibration.Line(1, 1)));

    Axis axis = correction.of(new Axis(0.7, 0.6, 0.8));

    assertThat(axis.p()).isCloseTo(0.7, within(1e-9));
    assertThat(axis.low()).isCloseTo(LogOdds.probability(LogOdds.of(0.6) - 1), within(1e-9));
    assertThat(axis.high()).isCloseTo(LogOdds.probability(LogOdds.of(0.8) + 1), within(1e-9));
    assertThat(axis.fitted()).isEqualTo(0.7);
  }

  @Test
  void the_state_is_local_only_when_every_axis_is() {
    var correction = Optional.of(new Recalibration(List.of(new Recalibration.Line(0.5, 0))));
    var partly = new LocalCalibration(correction, Optional.empty(), correction);
    var wholly = new LocalCalibration(correction, correction, correction);
    var sure = Optional.of(new Axis(0.9, 0.8, 0.95));
    var axes = new Axes(sure, sure, sure, Calibration.LAB, 0.001);

    assertThat(partly.of(axes).calibration()).isEqualTo(Calibration.LAB);
    assertThat(partly.of(axes).coordination()).isEqualTo(sure);
    assertThat(partly.of(axes).intent().orElseThrow().p()).isCloseTo(0.75, within(1e-9));
    assertThat(wholly.of(axes).calibration()).isEqualTo(Calibration.LOCAL);
    var none =
        new Axes(Optional.empty(), Optional.empty(), Optional.empty(), Calibration.NONE, 0.001);
    assertThat(wholly.of(none)).isEqualTo(none);
  }

  @Test
  void no_step_or_line_falls() {
    assertThatThrownBy(() -> new Recalibration.Line(-0.1, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Recalibration.Steps(List.of(0.1, 0.5), List.of(0.6, 0.4)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Recalibration.Steps(List.of(Double.NaN), List.of(Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
