// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.base;

import java.util.Locale;

/// Dependence groups inside families: evidence of one group often has one cause, so it counts once.
/// They only discount; no gate counts them (`contracts.md` 3).
public enum CauseGroup {
  CONTENT(Family.CONTENT),
  TIMING(Family.TIME),
  IDENTITY(Family.RELATION),
  NETWORK(Family.RELATION),
  ENTITLEMENT(Family.ENTITLEMENT),
  OUTCOME(Family.OUTCOME);

  private final Family family;

  CauseGroup(Family family) {
    this.family = family;
  }

  /// The family that the group is part of.
  public Family family() {
    return family;
  }

  /// The word used in outputs, lower case.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
