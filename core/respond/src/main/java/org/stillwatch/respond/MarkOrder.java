// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// That answers of an account are to be marked: what this room says to whoever computes marks, whom
/// it does not know.
///
/// @param measures what is to be done, in the order of [MarkMeasure]
/// @param reason the class of reason that may be told
/// @param policyVersion version of the policy that orders it, 0 or more
public record MarkOrder(Set<MarkMeasure> measures, Answer.Reason reason, long policyVersion) {
  /// @throws IllegalArgumentException when the version is negative
  public MarkOrder {
    if (policyVersion < 0) {
      throw new IllegalArgumentException("expected a policy version of 0 or more");
    }
    Set<MarkMeasure> sorted = EnumSet.noneOf(MarkMeasure.class);
    sorted.addAll(measures);
    measures = Collections.unmodifiableSet(sorted);
  }

  /// Whether it asks for a measure.
  public boolean asksFor(MarkMeasure measure) {
    return measures.contains(measure);
  }
}
