// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.attribution;

import java.util.Locale;

/// The three claims of an attribution; none is implied by another or by a name.
public enum ClaimKind {
  /// Outputs were harvested through the accounts.
  ACTIVITY,
  /// One operator ran the accounts. A class, household or agency is several people and does not
  /// count as one.
  SAME_OPERATOR,
  /// A named organisation was that operator.
  ORGANISATION;

  /// The word used in outputs, lower case with hyphens.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Whether the claim is true under a hypothesis.
  ///
  /// @param organisation whom the claim names, for [#ORGANISATION]
  boolean holdsUnder(Hypothesis hypothesis, String organisation) {
    return switch (this) {
      case ACTIVITY -> hypothesis.activity();
      case SAME_OPERATOR -> hypothesis.sameOperator();
      case ORGANISATION -> hypothesis.names().equals(organisation);
    };
  }
}
