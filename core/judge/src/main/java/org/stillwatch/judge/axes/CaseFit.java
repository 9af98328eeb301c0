// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.axes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.stillwatch.base.Seed;
import org.stillwatch.judge.Axis;
import org.stillwatch.judge.Recalibration;

/// Fits the correction of one axis on earlier cases and measures it on later ones
/// (`coordination.md` 9): a line below [#ISOTONIC] cases, steps from there on.
public final class CaseFit {
  /// Cases of either label that a fit needs (assumed).
  public static final int LEAST = 10;

  /// Cases of either label that the check needs (assumed).
  public static final int LEAST_LATER = 5;

  /// Cases from which steps are fitted.
  static final int ISOTONIC = 1_000;

  private static final double EARLIER = 2.0 / 3;
  private static final int DRAWS = 40;

  private CaseFit() {}

  /// A group of accounts that people decided about.
  ///
  /// @param id of the campaign; several findings of one campaign are one case
  /// @param fitted its probability by the shipped fit
  /// @param yes what people say
  public record Case(String id, double fitted, boolean yes) {}

  /// What came of the cases of one axis.
  public sealed interface Outcome {}

  /// Not enough cases, or cases that contradict the fit.
  ///
  /// @param why one clause
  public record Refused(String why) implements Outcome {}

  /// A correction.
  ///
  /// @param correction fitted on the earlier cases
  /// @param fittedOn how many they are
  /// @param fittedYes how many of them are yes
  /// @param later how it keeps its promises on the later cases
  /// @param shipped how the shipped fit does on the same cases
  public record Done(
      Recalibration correction, int fittedOn, int fittedYes, Reliability later, Reliability shipped)
      implements Outcome {}

  /// Fits and checks.
  ///
  /// @param cases in the order of time, oldest first
  /// @param seed chance of the resampling
  public static Outcome of(List<Case> cases, Seed seed) {
    int cut = (int) Math.ceil(EARLIER * cases.size());
    var earlier = cases.subList(0, cut);
    var later = cases.subList(cut, cases.size());
    if (fewest(earlier) < LEAST || fewest(later) < LEAST_LATER) {
      return new Refused(
          "%d yes and %d no among the earlier two thirds, %d and %d among the later third; needed are %d of each to fit and %d of each to check"
              .formatted(
                  yes(earlier),
                  earlier.size() - yes(earlier),
                  yes(later),
                  later.size() - yes(later),
                  LEAST,
                  LEAST_LATER));
    }
    var sample = Sample.of(earlier);
    if (Platt.line(sample.nats, sample.yes, sample.once())[0] <= 0) {
      return new Refused("labels fall where the shipped fit rises; look at the labels first");
    }
    var correction = new Recalibration(curves(sample, seed.derive("curves").random()));
    Seed resample = seed.derive("reliability");
    return new Done(
        correction,
        earlier.size(),
        yes(earlier),
        Reliability.of(outcomes(later, correction), resample),
        Reliability.of(
            later.stream().map(c -> new Reliability.Outcome(c.fitted, c.yes)).toList(), resample));
  }

  private static List<Reliability.Outcome> outcomes(List<Case> cases, Recalibration correction) {
    return cases.stream()
        .map(c ->
            new Reliability.Outcome(
                correction.of(new Axis(c.fitted, c.fitted, c.fitted)).p(), c.yes))
        .toList();
  }

  private static List<Recalibration.Curve> curves(Sample sample, SplittableRandom random) {
    var curves = new ArrayList<Recalibration.Curve>();
    curves.add(sample.curve(sample.once()));
    while (curves.size() <= DRAWS) {
      int[] times = new int[sample.nats.length];
      for (int i = 0; i < times.length; i++) {
        times[random.nextInt(times.length)]++;
      }
      curves.add(sample.curve(times));
    }
    return curves;
  }

  private static int yes(List<Case> cases) {
    return (int) cases.stream().filter(Case::yes).count();
  }

  private static int fewest(List<Case> cases) {
    return Math.min(yes(cases), cases.size() - yes(cases));
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Sample(double[] p, double[] nats, boolean[] yes) {
    static Sample of(List<Case> cases) {
      boolean[] yes = new boolean[cases.size()];
      for (int i = 0; i < yes.length; i++) {
        yes[i] = cases.get(i).yes;
      }
      return new Sample(
          cases.stream().mapToDouble(Case::fitted).toArray(),
          cases.stream().mapToDouble(c -> Recalibration.nats(c.fitted)).toArray(),
          yes);
    }

    int[] once() {
      int[] times = new int[nats.length];
      Arrays.fill(times, 1);
      return times;
    }

    Recalibration.Curve curve(int[] times) {
      if (nats.length >= ISOTONIC) {
        return Isotonic.steps(p, yes, times);
      }
      double[] line = Platt.line(nats, yes, times);
      return new Recalibration.Line(Math.max(0, line[0]), line[1]);
    }
  }
}
