// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.tick;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.stat.FalseDiscovery;
import org.stillwatch.group.TestResult;
import org.stillwatch.group.Tested;

/// One p-value for all that was counted of a group: within a cause the smallest times how many
/// tests were made (Bonferroni, since tests of one cause see the same thing), over causes Fisher's
/// sum, since causes are what is taken as independent.
final class Combined {
  private Combined() {}

  private record Cause(double smallestLogP, int tests) {
    Cause and(Cause other) {
      return new Cause(Math.min(smallestLogP, other.smallestLogP), tests + other.tests);
    }

    double logP() {
      return Math.min(0, smallestLogP + StrictMath.log(tests));
    }
  }

  /// Natural logarithm of the combined p-value; 0 when nothing was measured.
  static double logP(List<Tested.Outcome> outcomes) {
    Map<CauseGroup, Cause> causes = new EnumMap<>(CauseGroup.class);
    for (Tested.Outcome outcome : outcomes) {
      if (outcome.counted() && outcome.result() instanceof TestResult.Measured measured) {
        causes.merge(outcome.test().cause(), new Cause(measured.logP(), 1), Cause::and);
      }
    }
    return FalseDiscovery.logFisher(causes.values().stream().mapToDouble(Cause::logP).toArray());
  }
}
