// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.score;

/// About how many a claim speaks; later is narrower.
public enum Reach {
  /// The provider.
  GLOBAL,
  /// A campaign.
  CAMPAIGN,
  /// An account.
  ACCOUNT
}
