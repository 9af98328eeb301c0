// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.report;

import java.util.Locale;

/// How good the ground of a claim is; STIX gives each word a number (2.1, appendix A).
public enum Ground {
  LOW(15),
  MODERATE(50),
  HIGH(85);

  private final int percent;

  Ground(int percent) {
    this.percent = percent;
  }

  /// The `confidence` of an object.
  public int percent() {
    return percent;
  }

  /// For example `moderate`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
