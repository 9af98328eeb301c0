// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.opinion;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.stillwatch.share.stix.StixId;

/// A partner saw what a signal describes. It opens questions and never answers them.
///
/// @param sighting its id
/// @param signal what was seen
/// @param owner who saw it
/// @param at when it was last seen
/// @param derivedFrom signals that it came from
/// @param independentOf signals that it owes nothing to, by the owner's word
public record Lead(
    StixId sighting,
    StixId signal,
    StixId owner,
    Instant at,
    Set<StixId> derivedFrom,
    Set<StixId> independentOf) {
  public Lead {
    derivedFrom = Collections.unmodifiableSet(new TreeSet<>(derivedFrom));
    independentOf = Collections.unmodifiableSet(new TreeSet<>(independentOf));
  }
}
