// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs.record;

import java.time.ZoneId;
import java.time.ZoneOffset;

/// What a log does not say of itself and an operator has to.
///
/// @param zone of times that are written without one
/// @param trustedHops how many proxies of the operator wrote at the right end of `x-forwarded-for`,
///   at least 1; whatever stands before them was written by the client
/// @param account name of the attribute that holds the account where the kind of log has no place
///   of its own for it, empty when there is none
public record LogSettings(ZoneId zone, int trustedHops, String account) {
  /// UTC, one hop, no attribute.
  public static final LogSettings DEFAULT = new LogSettings(ZoneOffset.UTC, 1, "");

  public LogSettings {
    if (trustedHops < 1) {
      throw new IllegalArgumentException("at least one trusted hop");
    }
  }
}
