// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.canary;

import java.util.Locale;

/// How far a set of canaries has come.
public enum CanaryStage {
  /// Made and sealed.
  MINTED,
  /// A person other than the one who minted them agreed.
  APPROVED,
  /// They may be placed.
  ARMED,
  /// They are placed no more.
  RETIRED,
  /// Everybody may know them; they are worth nothing from here on.
  REVEALED;

  /// The word in files and on the command line.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
