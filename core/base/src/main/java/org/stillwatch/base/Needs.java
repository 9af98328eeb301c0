// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.base;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What a signal or a test must be given to see anything: of each set at least one. Without it the
/// signal stays dark for the whole log.
///
/// @param oneOfEach sets of which one capability each must be present; none for what needs only
///   accounts and times
public record Needs(List<Set<Capability>> oneOfEach) {
  /// Accounts and times, which every log has.
  public static final Needs NOTHING = new Needs(List.of());

  /// All of these.
  public static Needs all(Capability... capabilities) {
    return new Needs(Arrays.stream(capabilities).map(Set::of).toList());
  }

  /// At least one of these.
  public static Needs any(Capability first, Capability... others) {
    return new Needs(List.of(EnumSet.of(first, others)));
  }

  /// Whether a log has it.
  public boolean met(Set<Capability> present) {
    return oneOfEach.stream().allMatch(set -> set.stream().anyMatch(present::contains));
  }
}
