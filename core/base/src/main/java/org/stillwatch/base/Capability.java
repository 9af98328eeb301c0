// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.base;

/// What a log can carry, by the letters of `log-formats.md` 1. A signal whose letters are absent is
/// dark: it says "unknown", which is neither innocence nor guilt.
public enum Capability {
  PROMPT('P'),
  ANSWER('A'),
  STATUS('S'),
  MODEL('M'),
  TOKENS('N'),
  ACCOUNT('K'),
  END_USER('E'),
  CONVERSATION('C'),
  ADDRESS('I'),
  USER_AGENT('U'),
  HEADERS('H'),
  TLS('L'),
  /// Plan, registration and payment, which no log carries: the account table.
  ACCOUNT_FACTS('F');

  private final char letter;

  Capability(char letter) {
    this.letter = letter;
  }

  /// The letter that stands for the capability in every output.
  public String letter() {
    return String.valueOf(letter);
  }
}
