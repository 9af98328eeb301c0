// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond;

import java.util.Locale;

/// What is being asked about.
public enum Stage {
  /// A request of a customer, before it is served.
  REQUEST,
  /// A registration, where fraud is cheapest to stop.
  SIGNUP;

  /// The word in records.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
