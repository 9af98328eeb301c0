// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.attribution;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.stillwatch.base.Calibration;

/// Everything that an assessment is made of.
///
/// @param subject the campaign's id
/// @param asOfMillis the moment of the assessment, from which ages count
/// @param calibration what stands behind the probabilities of the campaign
/// @param hypotheses at least two, with different ids
/// @param items with different ids
/// @param approvals what people put their names to
public record Case(
    String subject,
    long asOfMillis,
    Calibration calibration,
    List<Hypothesis> hypotheses,
    List<Item> items,
    Approvals approvals) {
  public Case {
    hypotheses = List.copyOf(hypotheses);
    items = List.copyOf(items);
    if (hypotheses.size() < 2) {
      throw new IllegalArgumentException("one hypothesis competes with nothing");
    }
    Set<String> ids = new HashSet<>();
    for (Hypothesis hypothesis : hypotheses) {
      if (!ids.add(hypothesis.id())) {
        throw new IllegalArgumentException("two hypotheses " + hypothesis.id());
      }
    }
    Set<String> named = new HashSet<>();
    for (Item item : items) {
      if (!named.add(item.id())) {
        throw new IllegalArgumentException("two items " + item.id());
      }
      for (String hypothesis : item.nats().keySet()) {
        if (!ids.contains(hypothesis)) {
          throw new IllegalArgumentException(
              "item " + item.id() + " speaks of " + hypothesis + ", which nobody holds");
        }
      }
    }
  }

  /// The same were our own observations all there is.
  Case ownOnly() {
    return new Case(
        subject,
        asOfMillis,
        calibration,
        hypotheses,
        items.stream().filter(Item::own).toList(),
        approvals);
  }
}
