// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.pattern;

/// A pattern that is not one, or is over a limit.
public final class BadPattern extends Exception {
  private static final long serialVersionUID = 1;

  private final int at;
  private final String expected;

  BadPattern(int at, String expected) {
    super("character " + at + ": expected " + expected);
    this.at = at;
    this.expected = expected;
  }

  /// At which character, from 0.
  public int at() {
    return at;
  }

  /// What had to stand there.
  public String expected() {
    return expected;
  }
}
