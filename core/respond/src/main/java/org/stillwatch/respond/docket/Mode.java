// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.docket;

import java.util.Locale;

/// Whether what the policy asks for is done.
public enum Mode {
  /// It is written down and nobody notices.
  SHADOW,
  /// It is done as far as it may be.
  ENFORCING;

  /// The word in records.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
