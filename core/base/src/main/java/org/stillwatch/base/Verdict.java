// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.base;

import java.util.Locale;

/// What may be said of an account or a campaign, weakest first (`contracts.md` 4.2). It is never a
/// permission to act: `ACT` means that the evidence would support an action, and a human decides.
public enum Verdict {
  CLEAR,
  WATCH,
  REVIEW,
  ACT;

  /// The word used in outputs, lower case.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The weaker of two verdicts.
  public Verdict atMost(Verdict cap) {
    return compareTo(cap) <= 0 ? this : cap;
  }

  /// Whether this verdict is as strong as another, or stronger.
  public boolean reaches(Verdict other) {
    return compareTo(other) >= 0;
  }
}
