// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.corr;

/// How much an exchange tells.
public enum Stage {
  /// How many values both have (stage 1).
  COUNT("count"),
  /// Which values both have (stage 2).
  REVEAL("reveal");

  private final String word;

  Stage(String word) {
    this.word = word;
  }

  /// Its name in files.
  public String word() {
    return word;
  }
}
