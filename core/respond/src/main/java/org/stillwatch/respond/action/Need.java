// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.action;

import java.util.Locale;

/// What a measure needs and did not have.
public enum Need {
  /// A snapshot of all that was known, so that it can be looked at again.
  KEPT_EVIDENCE,
  /// The verdict `review`.
  REVIEW,
  /// The verdict `act`.
  ACT,
  /// Two families of evidence: nothing is done on one signal.
  TWO_FAMILIES,
  /// Something costly to forge among the account's own links.
  COSTLY_TIE,
  /// Two named people who approved.
  TWO_PEOPLE,
  /// An appeal that answered its health check at start and in the last hour.
  APPEAL;

  /// The word in records.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
