// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.corpus;

import java.util.List;
import org.stillwatch.trace.canary.CanaryFinding;
import org.stillwatch.trace.score.Commitment;

/// In how many records of a corpus the phrases of a set of canaries stand. It holds no phrase.
///
/// @param name of the set
/// @param model whose answers carried them
/// @param commitment how the commitment to them stands to the moment when they were armed
/// @param records for each canary, the served phrase first, then its decoys
public record CanaryCounts(
    String name, String model, Commitment commitment, List<List<Long>> records) {
  public CanaryCounts {
    records = records.stream().map(List::copyOf).toList();
  }

  /// What the counts say.
  ///
  /// @throws IllegalArgumentException when a canary has no decoy
  CanaryFinding finding() {
    return CanaryFinding.of(
        records.stream().map(canary -> canary.stream().map(Long::doubleValue).toList()).toList());
  }

  /// No count.
  @Override
  public String toString() {
    return "CanaryCounts[" + name + "]";
  }
}
