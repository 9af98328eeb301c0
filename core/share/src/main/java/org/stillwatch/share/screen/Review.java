// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.screen;

import java.time.Instant;
import java.util.List;

/// What people did about a finding before it is shared.
///
/// @param outcome what was decided
/// @param appealableUntil until when those concerned may still contest it
/// @param openAppeals how many do
/// @param preparedBy who made the package
/// @param approvedBy who lets it go, by name
public record Review(
    Outcome outcome,
    Instant appealableUntil,
    int openAppeals,
    String preparedBy,
    List<String> approvedBy) {
  public Review {
    approvedBy = List.copyOf(approvedBy);
  }

  /// What was decided about a finding.
  public enum Outcome {
    /// Nothing yet.
    UNDECIDED,
    /// It stands.
    UPHELD,
    /// It was wrong.
    OVERTURNED
  }
}
