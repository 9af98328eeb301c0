// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stillwatch.capture.AccountFacts;
import org.stillwatch.detect.Detector;
import org.stillwatch.detect.Finding;
import org.stillwatch.detect.Rarity;
import org.stillwatch.detect.Reading;
import org.stillwatch.detect.Subject;
import org.stillwatch.detect.signal.ManyPlaces;
import org.stillwatch.detect.signal.NoRamp;
import org.stillwatch.detect.signal.PlanRatio;
import org.stillwatch.detect.signal.Rhythm;
import org.stillwatch.detect.signal.TemplateRepetition;
import org.stillwatch.detect.signal.Volume;

/// Every signal about one account, read against the population of the same plan, or of everybody
/// where fewer than 200 accounts share a plan.
public final class Signals {
  /// What the product ships, in the order of their ids.
  public static final List<Detector> SHIPPED =
      List.of(
          new Volume(),
          new TemplateRepetition(),
          new Rhythm(),
          new NoRamp(),
          new PlanRatio(),
          new ManyPlaces());

  private static final int LEAST_STRATUM = 200;

  private final List<Detector> detectors;
  private final List<Map<String, double[]>> peers = new ArrayList<>();

  /// Reads the population.
  ///
  /// @param detectors the signals
  /// @param population every account
  public Signals(List<Detector> detectors, Iterable<Subject> population) {
    this.detectors = List.copyOf(detectors);
    for (Detector detector : this.detectors) {
      peers.add(strata(detector, population));
    }
  }

  private static Map<String, double[]> strata(Detector detector, Iterable<Subject> population) {
    Map<String, List<Double>> values = new HashMap<>();
    for (Subject subject : population) {
      if (detector.read(subject) instanceof Reading.Value value) {
        values.computeIfAbsent("", k -> new ArrayList<>()).add(value.statistic());
        values.computeIfAbsent(plan(subject), k -> new ArrayList<>()).add(value.statistic());
      }
    }
    Map<String, double[]> sorted = new HashMap<>();
    values.forEach((stratum, list) -> {
      double[] array = list.stream().mapToDouble(Double::doubleValue).toArray();
      Arrays.sort(array);
      sorted.put(stratum, array);
    });
    return sorted;
  }

  private static String plan(Subject subject) {
    return "plan:" + subject.facts().map(AccountFacts::plan).orElse("");
  }

  /// What each signal says about one account of the population, in the order of the signals.
  public List<Signal> about(Subject subject) {
    var said = new ArrayList<Signal>();
    for (int i = 0; i < detectors.size(); i++) {
      said.add(new Signal(detectors.get(i), finding(i, subject)));
    }
    return said;
  }

  /// One signal's answer.
  ///
  /// @param detector who says it
  /// @param finding what it says
  public record Signal(Detector detector, Finding finding) {}

  private Finding finding(int i, Subject subject) {
    var detector = detectors.get(i);
    return switch (detector.read(subject)) {
      case Reading.None none -> none.why();
      case Reading.Value value ->
          new Finding.Evidence(
              Rarity.nats(logConformal(i, subject, value.statistic())),
              detector.text(value.statistic(), subject));
    };
  }

  /// The account itself is among its peers, so one is taken off the count that [Rarity] adds.
  private double logConformal(int i, Subject subject, double statistic) {
    double[] stratum = peers.get(i).getOrDefault(plan(subject), new double[0]);
    if (stratum.length < LEAST_STRATUM) {
      stratum = peers.get(i).getOrDefault("", new double[0]);
    }
    double withItself = Rarity.logConformal(statistic, stratum);
    double counted = StrictMath.exp(withItself) * (stratum.length + 1) - 1;
    return Math.min(0, StrictMath.log(Math.max(1, counted) / Math.max(1, stratum.length)));
  }
}
