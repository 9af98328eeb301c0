// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.base;

/// The five families of evidence (`signals.md` 3). Gates count families, never signals.
public enum Family {
  /// What was asked.
  CONTENT('C'),
  /// Who shares what.
  RELATION('R'),
  /// When it happened.
  TIME('T'),
  /// What the plan entitles to.
  ENTITLEMENT('E'),
  /// Where outputs turned up.
  OUTCOME('O');

  private final char letter;

  Family(char letter) {
    this.letter = letter;
  }

  /// The letter that stands for the family in every output.
  public String letter() {
    return String.valueOf(letter);
  }
}
