// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge;

import java.util.List;

/// The fitted part of the judgement: three logistic models with the provenance of their data. No
/// weight in it was set by hand (`contracts.md` 4.1).
///
/// @param intent model of the intent axis
/// @param coordination model of the coordination axis
/// @param concealment model of the concealment axis
/// @param seeds seeds of every world that was used for the fit
/// @param recipes sha-256 of every recipe that was used
/// @param pools sha-256 of every pool of texts that was used
public record Fitted(
    Model intent,
    Model coordination,
    Model concealment,
    List<Long> seeds,
    List<String> recipes,
    List<String> pools) {

  /// A logistic model with the uncertainty of its fit.
  ///
  /// @param features names of the features, in the order of the weights
  /// @param means subtracted from each feature
  /// @param scales divide each feature, above zero
  /// @param draws weights, the constant first: the fit itself, then fits on resampled groups
  public record Model(
      List<String> features, List<Double> means, List<Double> scales, List<List<Double>> draws) {
    public Model {
      if (features.size() != means.size() || means.size() != scales.size() || draws.isEmpty()) {
        throw new IllegalArgumentException("a model needs a mean and a scale for each feature");
      }
      if (draws.stream().anyMatch(d -> d.size() != features.size() + 1)) {
        throw new IllegalArgumentException("a draw needs a constant and a weight for each feature");
      }
    }
  }
}
