// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.corr;

/// Who may ask whom.
public enum Direction {
  /// Either asks the other.
  BOTH("both"),
  /// The first party asks, the second answers.
  FIRST_ASKS("first-asks"),
  /// The second party asks, the first answers.
  SECOND_ASKS("second-asks");

  private final String word;

  Direction(String word) {
    this.word = word;
  }

  /// Its name in files.
  public String word() {
    return word;
  }
}
