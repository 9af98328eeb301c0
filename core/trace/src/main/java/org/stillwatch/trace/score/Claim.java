// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.score;

/// One tested hypothesis of a family that was fixed beforehand, with its p-value corrected for the
/// whole family: accounts, campaigns, epochs, both dual keys, abandoned analyses.
///
/// @param reach about how many it speaks
/// @param subject the account or campaign; empty for the provider
/// @param mechanism by what
/// @param log10Adjusted log10 of the corrected p-value, from what the decoy gate lets be stated
public record Claim(Reach reach, String subject, Mechanism mechanism, double log10Adjusted) {
  /// @throws IllegalArgumentException when the p-value is above 1
  public Claim {
    if (!(log10Adjusted <= 0)) {
      throw new IllegalArgumentException("expected a p-value of at most 1");
    }
  }

  /// The narrowest reach that counts: a weak mechanism says nothing about campaigns or accounts.
  Reach counted() {
    return reach.compareTo(mechanism.most()) <= 0 ? reach : mechanism.most();
  }

  /// No p-value.
  @Override
  public String toString() {
    return "Claim[" + reach + ", " + subject + ", " + mechanism + "]";
  }
}
