// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group;

/// What a group test says. "Could not tell" is an answer of its own.
public sealed interface TestResult {
  /// The test could be made.
  ///
  /// @param logP natural logarithm of an upper bound of the probability to see as much under the
  ///   null
  /// @param supported members with a share in what was seen
  /// @param text what was seen against what chance would give, one sentence
  record Measured(double logP, Members supported, String text) implements TestResult {
    /// Sums of rounded terms may end this far above a probability of one, and no further.
    private static final double ROUNDING = 1e-9;

    public Measured {
      logP = logP > 0 && logP < ROUNDING ? 0 : logP;
      if (!(logP <= 0)) {
        throw new IllegalArgumentException("ln p is at most 0, got " + logP);
      }
    }
  }

  /// There was too little to test.
  ///
  /// @param why what was missing
  record TooLittle(String why) implements TestResult {}
}
