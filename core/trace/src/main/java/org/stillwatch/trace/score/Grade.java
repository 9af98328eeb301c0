// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.score;

/// How much a finding is worth, and what it may support.
public enum Grade {
  /// No signal; says as much as the expected power does, and exonerates nobody.
  G0("nothing"),
  /// A mark of the provider.
  G1("opening a case"),
  /// A campaign.
  G2("review"),
  /// An account, by one mechanism; marks can be copied, so a bound item is needed besides.
  G3("one family towards an action"),
  /// An account, by two independent mechanisms, after a search for innocent sources.
  G4("referral");

  private final String supports;

  Grade(String supports) {
    this.supports = supports;
  }

  /// What it may support, at most.
  public String supports() {
    return supports;
  }

  /// Whether a statement about an account may leave the case.
  public boolean leavesTheCase() {
    return this == G4;
  }

  Grade atMost(Grade other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
