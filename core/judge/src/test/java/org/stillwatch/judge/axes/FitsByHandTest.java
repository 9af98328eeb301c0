// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.axes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.LogOdds;
import org.stillwatch.base.Seed;
import org.stillwatch.judge.Fitted;
import org.stillwatch.judge.Recalibration;

/// Fits of a handful of cases, against the equations that the best fit solves and against pools
/// formed by hand.
class FitsByHandTest {
  private static final Offset<Double> EXACT = within(1e-8);

  private static LogisticFit.Example example(double x, double z, boolean yes) {
    return new LogisticFit.Example(Map.of("x", x, "z", z), yes);
  }

  @Test
  void one_of_each_label_solves_one_equation_however_often_it_is_drawn() {
    var model =
        LogisticFit.fit(
            List.of("x"), List.of(example(14, 0, true), example(10, 0, false)), new Seed(1));

    // At one deviation above and below the mean: w = 2 (1 - 1/(1 + exp(-w))).
    assertThat(model.means()).containsExactly(12.0);
    assertThat(model.scales()).containsExactly(2.0);
    double w = model.draws().getFirst().get(1);
    assertThat(w).isCloseTo(2 / (1 + StrictMath.exp(w)), EXACT).isBetween(0.674, 0.676);
    // A resample that holds both labels is the sample itself.
    assertThat(model.draws()).hasSize(41).allMatch(model.draws().getFirst()::equals);
  }

  @Test
  void unequal_labels_and_features_that_go_together_solve_their_equations() {
    // Two features that nearly agree: means 3, variances 14/4 and 10/4 of sums about them.
    double[] x = {6, 3, 2, 1};
    double[] z = {5, 4, 2, 1};
    boolean[] yes = {true, false, false, false};
    var examples = new ArrayList<LogisticFit.Example>();
    for (int i = 0; i < 4; i++) {
      examples.add(example(x[i], z[i], yes[i]));
    }

    var model = LogisticFit.fit(List.of("x", "z"), examples, new Seed(1));

    assertThat(model.means()).containsExactly(3.0, 3.0);
    assertThat(model.scales().get(0)).isCloseTo(StrictMath.sqrt(3.5), EXACT);
    assertThat(model.scales().get(1)).isCloseTo(StrictMath.sqrt(2.5), EXACT);
    // Both labels weigh the same: the one yes weighs 2, each of the three no two thirds.
    var w = model.draws().getFirst();
    double constant = 0;
    double alongX = 0;
    double alongZ = 0;
    for (int i = 0; i < 4; i++) {
      double a = (x[i] - 3) / StrictMath.sqrt(3.5);
      double b = (z[i] - 3) / StrictMath.sqrt(2.5);
      double p = LogOdds.probability(w.get(0) + w.get(1) * a + w.get(2) * b);
      double left = yes[i] ? 2 * (1 - p) : -p * 2 / 3;
      constant += left;
      alongX += left * a;
      alongZ += left * b;
    }
    assertThat(constant).isCloseTo(0, EXACT);
    assertThat(alongX).isCloseTo(w.get(1), EXACT);
    assertThat(alongZ).isCloseTo(w.get(2), EXACT);
    assertThat(w.get(0)).isNotCloseTo(0, within(0.01));
  }

  @Test
  void a_feature_counts_by_its_distance_from_the_mean_in_deviations() {
    var model =
        new Fitted.Model(List.of("a"), List.of(2.0), List.of(4.0), List.of(List.of(0.5, 3.0)));

    // .5 + 3 (10 - 2) / 4
    assertThat(AxisModel.probability(model, Map.of("a", 10.0))).isEqualTo(LogOdds.probability(6.5));
  }

  @Test
  void of_twenty_draws_the_least_and_the_most_are_the_interval() {
    var draws = new ArrayList<List<Double>>();
    for (int nats :
        new int[] {5, -5, 3, 9, 0, 1, -2, 2, 4, 6, 7, 8, -1, -3, -4, -6, -7, -8, -9, 10}) {
      draws.add(List.of(nats / 10.0));
    }

    var axis = AxisModel.axis(new Fitted.Model(List.of(), List.of(), List.of(), draws), Map.of());

    assertThat(axis.p()).isEqualTo(LogOdds.probability(0.5));
    assertThat(axis.low()).isEqualTo(LogOdds.probability(-0.9));
    assertThat(axis.high()).isEqualTo(LogOdds.probability(1));
  }

  @Test
  void a_line_solves_its_two_equations_where_slope_and_offset_are_hard_to_tell_apart() {
    double[] nats = {3, 3, 4, 4, 5, 5};
    boolean[] yes = {true, false, true, false, true, false};
    int[] times = {300, 30, 600, 25, 900, 10};

    double[] line = Platt.line(nats, yes, times);

    double slope = 0;
    double offset = 0;
    for (int i = 0; i < nats.length; i++) {
      double left =
          times[i] * ((yes[i] ? 1 : 0) - LogOdds.probability(line[1] + line[0] * nats[i]));
      slope += left * nats[i];
      offset += left;
    }
    assertThat(slope).isCloseTo(line[0] - 1, within(1e-6));
    assertThat(offset).isCloseTo(line[1], within(1e-6));
  }

  @Test
  void a_line_of_cases_that_are_all_nearly_sure_solves_its_equations() {
    double[] nats = {6, 7, 8};
    boolean[] yes = {true, true, true};
    int[] times = {500, 500, 500};

    double[] line = Platt.line(nats, yes, times);

    double offset = 0;
    for (double at : nats) {
      offset += 500 * (1 - LogOdds.probability(line[1] + line[0] * at));
    }
    assertThat(offset).isCloseTo(line[1], within(1e-6));
  }

  @Test
  void neighbours_that_fall_are_pooled_and_each_step_has_half_a_yes_and_half_a_no_more() {
    var steps =
        Isotonic.steps(
            new double[] {0.4, 0.3, 0.2, 0.1},
            new boolean[] {true, false, true, false},
            new int[] {1, 1, 1, 1});

    // .2 and .3 fall, and together are one of two: (1 + .5) / 3.
    assertThat(steps.from()).containsExactly(0.1, 0.2, 0.4);
    assertThat(steps.height()).containsExactly(0.25, 0.5, 0.75);
  }

  @Test
  void cases_of_one_probability_are_one_step_and_what_was_not_drawn_is_none() {
    var steps =
        Isotonic.steps(
            new double[] {0.1, 0.1, 0.5, 0.7},
            new boolean[] {false, true, true, true},
            new int[] {1, 1, 3, 0});

    assertThat(steps.from()).containsExactly(0.1, 0.5);
    assertThat(steps.height()).containsExactly(0.5, 3.5 / 4);
  }

  @Test
  void what_was_not_drawn_is_no_step_of_its_own() {
    var steps =
        Isotonic.steps(
            new double[] {0.1, 0.3, 0.7}, new boolean[] {false, true, true}, new int[] {1, 0, 1});

    assertThat(steps.from()).containsExactly(0.1, 0.7);
    assertThat(steps.height()).containsExactly(0.25, 0.75);
  }

  @Test
  void steps_of_one_height_are_one_step() {
    var steps =
        Isotonic.steps(
            new double[] {0.1, 0.2, 0.3}, new boolean[] {false, false, true}, new int[] {1, 1, 1});

    assertThat(steps.from()).containsExactly(0.1, 0.3);
    assertThat(steps.height()).containsExactly(0.5 / 3, 0.75);
  }

  @Test
  void promises_are_held_against_shares_bin_by_bin() {
    var found =
        Reliability.of(
            List.of(
                outcome(0.05, false),
                outcome(0.15, true),
                outcome(0.15, false),
                outcome(0.95, true)),
            new Seed(1));

    assertThat(found.bins())
        .extracting(Reliability.Bin::from, Reliability.Bin::to, Reliability.Bin::cases)
        .containsExactly(tuple(0.0, 0.1, 1), tuple(0.1, 0.2, 2), tuple(0.9, 1.0, 1));
    assertThat(found.bins())
        .extracting(Reliability.Bin::promised)
        .containsExactly(0.05, 0.15, 0.95);
    assertThat(found.bins()).extracting(Reliability.Bin::share).containsExactly(0.0, 0.5, 1.0);
    // (.05 + 2 x .35 + .05) / 4 and (.0025 + .7225 + .0225 + .0025) / 4
    assertThat(found.ece()).isCloseTo(0.2, EXACT);
    assertThat(found.brier()).isCloseTo(0.1875, EXACT);
  }

  @Test
  void the_interval_of_three_cases_spans_what_three_draws_give() {
    var found =
        Reliability.of(
            List.of(outcome(0.15, true), outcome(0.45, true), outcome(0.75, true)), new Seed(1));

    // Errors .85, .55 and .25: one draw in 27 is three times the least, which is under 5 %.
    assertThat(found.low()).isCloseTo((0.25 + 0.25 + 0.55) / 3, EXACT);
    assertThat(found.high()).isCloseTo((0.85 + 0.85 + 0.55) / 3, EXACT);
  }

  private static Reliability.Outcome outcome(double p, boolean yes) {
    return new Reliability.Outcome(p, yes);
  }

  private static List<CaseFit.Case> cases(int earlierYes, int laterYes) {
    var cases = new ArrayList<CaseFit.Case>();
    for (int i = 0; i < 30; i++) {
      boolean yes = i < 20 ? i < earlierYes : i - 20 < laterYes;
      cases.add(new CaseFit.Case("c" + i, yes ? 0.8 : 0.2, yes));
    }
    return cases;
  }

  @Test
  void ten_of_each_to_fit_and_five_of_each_to_check_are_enough_and_one_less_is_not() {
    assertThat(CaseFit.of(cases(10, 5), new Seed(1)))
        .isInstanceOfSatisfying(
            CaseFit.Done.class, d -> assertThat(d.correction().curves()).hasSize(41));
    assertThat(CaseFit.of(cases(9, 6), new Seed(1)))
        .isEqualTo(
            new CaseFit.Refused(
                "9 yes and 11 no among the earlier two thirds, 6 and 4 among the later third;"
                    + " needed are 10 of each to fit and 5 of each to check"));
    assertThat(CaseFit.of(cases(10, 6), new Seed(1))).isInstanceOf(CaseFit.Refused.class);
  }

  @Test
  void a_thousand_cases_make_steps_and_one_less_a_line() {
    var thousand = new ArrayList<>(Collections.nCopies(750, new CaseFit.Case("yes", 0.8, true)));
    for (int i = 0; i < 750; i++) {
      thousand.add(2 * i, new CaseFit.Case("no", 0.2, false));
    }

    assertThat(curve(thousand)).isInstanceOf(Recalibration.Steps.class);
    assertThat(curve(thousand.subList(0, 1_498))).isInstanceOf(Recalibration.Line.class);
  }

  private static Recalibration.Curve curve(List<CaseFit.Case> cases) {
    return ((CaseFit.Done) CaseFit.of(cases, new Seed(1))).correction().curves().getFirst();
  }

  @Test
  void a_flat_line_and_steps_from_never_to_always_are_corrections() {
    assertThat(new Recalibration.Line(0, 1).at(0.3)).isEqualTo(LogOdds.probability(1));
    var steps = new Recalibration.Steps(List.of(0.1, 0.5, 0.8), List.of(0.0, 1.0, 1.0));

    assertThat(steps.at(0.5)).isEqualTo(1);
    assertThat(steps.at(Math.nextDown(0.5))).isZero();
  }

  @Test
  void two_steps_from_one_place_are_none() {
    assertThatThrownBy(() -> new Recalibration.Steps(List.of(0.5, 0.5), List.of(0.2, 0.4)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
