// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.confidence;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// The numbers of the fusion (`sharing.md` 8.2).
///
/// @param itemClipNats most that one item may weigh either way, above 0
/// @param groupClipNats most that one dependence group may weigh either way, above 0
/// @param rho correlation of items inside a group where none is known, 0 to 1
/// @param rhoOf correlation by name of a group, 0 to 1
public record FusionRule(
    double itemClipNats, double groupClipNats, double rho, Map<String, Double> rhoOf) {
  /// As shipped: clips and rho are assumed, until they are estimated on benign and labelled data.
  public static final FusionRule SHIPPED = new FusionRule(3.5, 4.6, 0.75, Map.of());

  public FusionRule {
    if (!(itemClipNats > 0) || !(groupClipNats > 0)) {
      throw new IllegalArgumentException(
          "clips are above 0, got " + itemClipNats + " and " + groupClipNats);
    }
    rhoOf = Collections.unmodifiableMap(new TreeMap<>(rhoOf));
    if (!correlation(rho) || !rhoOf.values().stream().allMatch(FusionRule::correlation)) {
      throw new IllegalArgumentException("rho is 0 to 1, got " + rho + " and " + rhoOf);
    }
  }

  private static boolean correlation(double value) {
    return value >= 0 && value <= 1;
  }

  /// By how much a sum of so many items of a group is divided.
  double discount(String group, int items) {
    return 1 + (items - 1) * rhoOf.getOrDefault(group, rho);
  }

  double clippedItem(double nats) {
    return Math.clamp(nats, -itemClipNats, itemClipNats);
  }

  double clippedGroup(double nats) {
    return Math.clamp(nats, -groupClipNats, groupClipNats);
  }
}
