// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.confidence;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.stillwatch.base.LogOdds;

/// Other ways to fuse items about one claim, to measure the product's against. None is part of it.
final class Comparators {
  private Comparators() {}

  /// Every item added up, as if none had anything to do with another.
  static double naive(List<Weighed> items) {
    return items.stream().mapToDouble(i -> i.nats().getOrDefault("yes", 0.0)).sum();
  }

  static double strongestOfEachGroup(List<Weighed> items) {
    return byGroup(items).values().stream()
        .mapToDouble(
            g -> g.stream().mapToDouble(Double::doubleValue).reduce(0, Comparators::further))
        .sum();
  }

  static double meanOfEachGroup(List<Weighed> items) {
    return byGroup(items).values().stream()
        .mapToDouble(g -> g.stream().mapToDouble(Double::doubleValue).average().orElse(0))
        .sum();
  }

  static double probability(double prior, double nats) {
    return LogOdds.probability(LogOdds.of(prior) + nats);
  }

  private static double further(double one, double other) {
    return Math.abs(one) >= Math.abs(other) ? one : other;
  }

  private static Map<String, List<Double>> byGroup(List<Weighed> items) {
    return items.stream()
        .collect(
            Collectors.groupingBy(
                Weighed::group,
                TreeMap::new,
                Collectors.mapping(i -> i.says("yes", FusionRule.SHIPPED), Collectors.toList())));
  }
}
