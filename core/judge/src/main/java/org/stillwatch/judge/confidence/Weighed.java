// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.confidence;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// One item of evidence, ready to be fused.
///
/// @param id names it inside its case
/// @param group its dependence group: items of one group are taken to have one cause
/// @param weight reliability of the source times what age has left, 0 to 1
/// @param nats by hypothesis, how much likelier the item is under it than by chance among accounts
///   that have nothing to do with each other, in nats; 0 for a hypothesis that is not named. Chance
///   is the common reference: ratios against "not h", which differs from h to h, would count each
///   item twice in a softmax (ADR 0028)
/// @param source whose word it is, empty for our own observation
public record Weighed(
    String id, String group, double weight, Map<String, Double> nats, String source) {
  /// An item of our own.
  public Weighed(String id, String group, double weight, Map<String, Double> nats) {
    this(id, group, weight, nats, "");
  }

  public Weighed {
    if (!(weight >= 0 && weight <= 1)) {
      throw new IllegalArgumentException("a weight is 0 to 1, got " + weight + " of " + id);
    }
    if (!nats.values().stream().allMatch(Double::isFinite)) {
      throw new IllegalArgumentException("nats are finite, got " + nats + " of " + id);
    }
    nats = Collections.unmodifiableMap(new TreeMap<>(nats));
  }

  /// Whether it is the word of somebody else.
  boolean outside() {
    return !source.isEmpty();
  }

  /// What it says of one hypothesis after clip and weight.
  double says(String hypothesis, FusionRule rule) {
    return weight * rule.clippedItem(nats.getOrDefault(hypothesis, 0.0));
  }

  /// The most that it says of any hypothesis, either way.
  double loudest(FusionRule rule) {
    return weight
        * nats.values().stream().mapToDouble(n -> Math.abs(rule.clippedItem(n))).max().orElse(0);
  }
}
