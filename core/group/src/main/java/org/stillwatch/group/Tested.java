// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group;

import java.util.List;

/// A proposal with the outcome of every test that applies to it.
///
/// @param proposal the group
/// @param outcomes one per test, circular ones included, in the order of the catalogue
/// @param logP natural logarithm of the combined p-value of all that could be measured and does not
///   repeat why the group was proposed
/// @param logQ the same after control of false discoveries over everything that was tested
public record Tested(Proposal proposal, List<Outcome> outcomes, double logP, double logQ) {
  /// The outcome of one test.
  ///
  /// @param test which test
  /// @param result what it says
  /// @param counted whether it counts for this proposal, or only repeats why it was made
  public record Outcome(GroupTest test, TestResult result, boolean counted) {}

  private static final double SEEN_LOG_P = StrictMath.log(0.01);

  /// The members that a test of costly-to-forge evidence supports.
  public Members tied() {
    Members tied = Members.of();
    for (Outcome outcome : outcomes) {
      if (outcome.test.frame().costlyToForge()
          && outcome.result instanceof TestResult.Measured measured
          && measured.logP() <= SEEN_LOG_P) {
        tied = tied.union(measured.supported());
      }
    }
    return tied;
  }

  /// The share of members that costly-to-forge evidence supports.
  public double tiedShare() {
    return (double) tied().size() / proposal.members().size();
  }
}
