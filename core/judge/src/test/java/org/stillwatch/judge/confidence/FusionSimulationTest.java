// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.confidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.stillwatch.base.Seed;
import org.stillwatch.judge.axes.Reliability;
import org.stillwatch.testkit.Seeds;

/// The table of `sharing.md` 8.2 again: seven channels in groups of three, two and two, correlated
/// by .75 inside a group, prior .1, 40,000 cases, each channel one standard deviation apart. (The
/// document does not give the groups nor the distance; these give its figures.)
///
/// The simulation shares the model's assumptions. What it shows is that the other ways fail even
/// there.
class FusionSimulationTest {
  private static final int CASES = 40_000;
  private static final int LABELS = 4_000;
  private static final double PRIOR = 0.1;
  private static final double RHO = 0.75;
  private static final double APART = 1;
  private static final Map<String, Integer> GROUPS =
      new TreeMap<>(Map.of("content", 3, "identity", 2, "timing", 2));

  private record Simulated(List<Weighed> items, boolean yes) {}

  /// Measured on a way to fuse.
  private record Row(double logLoss, double ece, int claims, double wrong) {}

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void the_table_of_the_design_comes_out_again(long seed) {
    var cases = simulate(seed, CASES);
    var labelled = simulate(seed + 1_000, LABELS);
    var fitted =
        FittedWeights.fit(
            List.copyOf(GROUPS.keySet()),
            labelled.stream().map(c -> new FittedWeights.Labelled(groups(c), c.yes)).toList(),
            new Seed(seed));

    Row naive = row(cases, c -> Comparators.probability(PRIOR, Comparators.naive(c.items)));
    Row strongest =
        row(cases, c -> Comparators.probability(PRIOR, Comparators.strongestOfEachGroup(c.items)));
    Row mean =
        row(cases, c -> Comparators.probability(PRIOR, Comparators.meanOfEachGroup(c.items)));
    Row closed = row(cases, FusionSimulationTest::fused);
    Row weights = row(cases, c -> fitted.probability(groups(c)));

    assertThat(naive.ece).isBetween(0.055, 0.068);
    assertThat(naive.wrong).isBetween(0.20, 0.28);
    assertThat(naive.claims).isBetween(1_500, 2_100);
    assertThat(closed.ece).isLessThan(0.006);
    assertThat(closed.wrong).isLessThan(0.05);
    assertThat(closed.claims).isBetween(90, 220);
    assertThat(closed.logLoss).isLessThan(Math.min(naive.logLoss, strongest.logLoss));
    assertThat(closed.logLoss).isLessThan(mean.logLoss);
    assertThat(closed.ece).isLessThan(Math.min(strongest.ece, mean.ece));
    assertThat(weights.logLoss).isBetween(closed.logLoss - 0.002, closed.logLoss + 0.002);
    assertThat(weights.ece).isLessThan(0.012);
  }

  private static double fused(Simulated simulated) {
    return new Fusion(FusionRule.SHIPPED, simulated.items)
        .posterior(Map.of("yes", PRIOR, "no", 1 - PRIOR))
        .getOrDefault("yes", 0.0);
  }

  private static Map<String, Double> groups(Simulated simulated) {
    var fusion = new Fusion(FusionRule.SHIPPED, simulated.items);
    var nats = new TreeMap<String, Double>();
    GROUPS.keySet().forEach(g -> nats.put(g, fusion.nats(g, "yes")));
    return nats;
  }

  private static List<Simulated> simulate(long seed, int cases) {
    var random = new Random(seed);
    var simulated = new ArrayList<Simulated>();
    for (int c = 0; c < cases; c++) {
      boolean yes = random.nextDouble() < PRIOR;
      var items = new ArrayList<Weighed>();
      GROUPS.forEach((group, channels) -> {
        double common = random.nextGaussian();
        for (int i = 0; i < channels; i++) {
          double reading =
              (yes ? APART / 2 : -APART / 2)
                  + Math.sqrt(RHO) * common
                  + Math.sqrt(1 - RHO) * random.nextGaussian();
          items.add(new Weighed(group + i, group, 1, Map.of("yes", APART * reading)));
        }
      });
      simulated.add(new Simulated(items, yes));
    }
    return simulated;
  }

  private static Row row(List<Simulated> cases, ToDoubleFunction<Simulated> way) {
    var outcomes = new ArrayList<Reliability.Outcome>();
    double loss = 0;
    int claims = 0;
    int wrong = 0;
    for (Simulated simulated : cases) {
      double p = way.applyAsDouble(simulated);
      outcomes.add(new Reliability.Outcome(p, simulated.yes));
      loss -= Math.log(simulated.yes ? p : 1 - p);
      if (p >= 0.95) {
        claims++;
        wrong += simulated.yes ? 0 : 1;
      }
    }
    return new Row(
        loss / cases.size(), error(outcomes), claims, wrong / (double) Math.max(1, claims));
  }

  /// The calibration error alone: its interval by resampling is not needed here.
  private static double error(List<Reliability.Outcome> outcomes) {
    double[][] bins = new double[10][3];
    for (Reliability.Outcome o : outcomes) {
      double[] bin = bins[Math.min(9, (int) (o.p() * 10))];
      bin[0]++;
      bin[1] += o.p();
      bin[2] += o.yes() ? 1 : 0;
    }
    double error = 0;
    for (double[] bin : bins) {
      error += Math.abs(bin[1] - bin[2]);
    }
    return error / outcomes.size();
  }
}
