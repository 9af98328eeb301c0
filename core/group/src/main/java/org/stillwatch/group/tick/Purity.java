// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.tick;

import org.stillwatch.group.Members;
import org.stillwatch.group.TestResult;
import org.stillwatch.group.Tested;

/// The share of a proposal that belongs to what it was united into: those who are tied into it by
/// something costly to forge, or, where it keeps one rhythm, the share that explains how many are
/// in step.
final class Purity {
  private static final double ONE_RHYTHM_LOG_P = StrictMath.log(1e-4);

  private Purity() {}

  /// @param held everybody who is tied into the group
  static double of(Tested tested, Members held) {
    var members = tested.proposal().members();
    double purity = (double) members.shared(held) / members.size();
    for (Tested.Outcome outcome : tested.outcomes()) {
      if (outcome.counted()
          && outcome.test().name().equals("synchrony")
          && outcome.result() instanceof TestResult.Measured m
          && m.logP() <= ONE_RHYTHM_LOG_P) {
        // Strangers are in step with a chance of one half, members nearly always.
        purity = Math.max(purity, 2.0 * m.supported().size() / members.size() - 1);
      }
    }
    return purity;
  }
}
