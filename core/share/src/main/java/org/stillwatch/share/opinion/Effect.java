// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.opinion;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.stillwatch.share.stix.StixId;

/// Something that was done here because of a partner's signal, with what confirmed it here.
///
/// @param action id of what was done
/// @param causes signals that led to it
/// @param localEvidence id of our own evidence that confirmed it; never empty
public record Effect(String action, Set<StixId> causes, String localEvidence) {
  /// @throws IllegalArgumentException without own evidence or without a cause
  public Effect {
    causes = Collections.unmodifiableSet(new TreeSet<>(causes));
    if (localEvidence.isBlank() || causes.isEmpty()) {
      throw new IllegalArgumentException("expected own evidence, and the signals that led to it");
    }
  }
}
