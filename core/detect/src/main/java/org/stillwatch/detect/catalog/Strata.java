// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stillwatch.capture.AccountFacts;
import org.stillwatch.detect.Detector;
import org.stillwatch.detect.Rarity;
import org.stillwatch.detect.Reading;
import org.stillwatch.detect.Subject;

/// One signal read in every stratum of the population: accounts of one plan, or everybody where
/// fewer than 200 accounts of a plan can be read.
final class Strata {
  static final int LEAST = 200;

  private final Map<String, Peers> byPlan = new HashMap<>();
  private final Peers everybody;

  /// The signal as it reads one stratum, and what it read there, ascending.
  @SuppressWarnings("ArrayRecordComponent")
  private record Peers(Detector detector, double[] sorted) {
    static Peers of(Detector detector, List<Subject> population) {
      var among = detector.among(population);
      double[] sorted =
          population.stream()
              .map(among::read)
              .filter(Reading.Value.class::isInstance)
              .mapToDouble(r -> ((Reading.Value) r).statistic())
              .sorted()
              .toArray();
      return new Peers(among, sorted);
    }
  }

  Strata(Detector detector, List<Subject> population) {
    everybody = Peers.of(detector, population);
    plans(population)
        .forEach((plan, subjects) -> {
          if (subjects.size() >= LEAST) {
            var peers = Peers.of(detector, subjects);
            if (peers.sorted().length >= LEAST) {
              byPlan.put(plan, peers);
            }
          }
        });
  }

  private static Map<String, List<Subject>> plans(List<Subject> population) {
    Map<String, List<Subject>> plans = new HashMap<>();
    for (Subject subject : population) {
      plans.computeIfAbsent(plan(subject), p -> new ArrayList<>()).add(subject);
    }
    return plans;
  }

  private static String plan(Subject subject) {
    return subject.facts().map(AccountFacts::plan).orElse("");
  }

  private Peers peers(Subject subject) {
    return byPlan.getOrDefault(plan(subject), everybody);
  }

  /// The signal as it reads the stratum of an account.
  Detector detector(Subject subject) {
    return peers(subject).detector();
  }

  /// The conformal p-value of an account of the population, as a natural logarithm. The account
  /// itself is among its peers, so one is taken off the count that [Rarity] adds.
  double logConformal(Subject subject, double statistic) {
    double[] sorted = peers(subject).sorted();
    double counted = StrictMath.exp(Rarity.logConformal(statistic, sorted)) * (sorted.length + 1.0);
    double withoutItself = Math.max(1, counted - 1);
    return Math.min(0, StrictMath.log(withoutItself / Math.max(1, sorted.length)));
  }
}
