// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.score;

/// What was done besides testing.
///
/// @param alpha the family-wise level, fixed beforehand
/// @param commitment to keys, canaries and decoys
/// @param innocentSources the search for public copies and shared prompts
/// @param spoofing the check for traces of a forged mark
public record Circumstances(
    double alpha, Commitment commitment, Check innocentSources, Check spoofing) {
  /// @throws IllegalArgumentException when the level is not between 0 and 1
  public Circumstances {
    if (!(alpha > 0 && alpha < 1)) {
      throw new IllegalArgumentException("expected a level between 0 and 1, got " + alpha);
    }
  }

  /// What became of a check.
  public enum Check {
    /// It was made and found nothing that speaks against the claim.
    CLEAR,
    /// It was made and found something.
    FOUND,
    /// It was not made.
    NOT_MADE
  }
}
