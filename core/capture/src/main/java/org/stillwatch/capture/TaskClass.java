// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture;

import java.util.Locale;

/// The capability classes of `contracts.md` 3, in the order in which a fingerprint stores them.
public enum TaskClass {
  REASONING,
  CODE,
  TOOL_USE,
  AGENTIC,
  GRADING,
  REWRITE,
  TRANSLATION,
  EXTRACTION,
  CLASSIFICATION,
  DATA_ANALYSIS,
  KNOWLEDGE,
  ROLE_PLAY,
  VISION,
  OTHER;

  /// The word used in outputs, for example `tool-use`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
