// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.attribution;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stillwatch.base.Family;
import org.stillwatch.judge.confidence.AnalyticConfidence;

/// One claim as it stands.
///
/// @param kind which of the three
/// @param organisation whom it names, empty unless it names one
/// @param probability given all evidence, 0 to 1; this, `low`, `high` and `ownOnly` are calibrated
/// @param low least probability when any one dependence group is dropped
/// @param high most probability when any one is dropped
/// @param restsMostOn the group without which it is least, empty when there is none
/// @param ownOnly probability given our own observations alone
/// @param families by family, what our own observations of it add to the log-odds of the claim
///   before calibration, in nats: the difference that dropping the family makes
/// @param confidence how good the ground is
/// @param likelihoodSentence the likelihood, and nothing of the confidence
/// @param confidenceSentence the confidence and why, and nothing of the likelihood
/// @param alternativesSentence what else was considered
public record Claim(
    ClaimKind kind,
    String organisation,
    double probability,
    double low,
    double high,
    String restsMostOn,
    double ownOnly,
    SortedMap<Family, Double> families,
    AnalyticConfidence confidence,
    String likelihoodSentence,
    String confidenceSentence,
    String alternativesSentence) {
  public Claim {
    families = Collections.unmodifiableSortedMap(new TreeMap<>(families));
  }

  /// Families that add at least so many nats.
  long familiesOf(double leastNats) {
    return families.values().stream().filter(n -> n >= leastNats).count();
  }
}
