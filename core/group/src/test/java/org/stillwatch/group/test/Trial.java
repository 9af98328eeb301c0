// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.stillwatch.base.Seed;
import org.stillwatch.base.stat.Tails;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.GroupTest;
import org.stillwatch.group.Members;
import org.stillwatch.group.TestResult;
import org.stillwatch.group.Worlds;

/// What the tests of group tests have in common: how often p falls below a level.
final class Trial {
  private static final int GROUPS = 300;

  private Trial() {}

  /// ln p of a group; 0 when there was too little, which is no claim.
  static double logP(GroupTest test, EvidenceLog log, Members group) {
    return test.prepare(log, Worlds.TICK).test(group) instanceof TestResult.Measured m
        ? m.logP()
        : 0;
  }

  /// Asserts that random groups of a world keep the levels .05 and .01 within binomial error, and
  /// that at least some of them could be measured.
  static void keepsItsError(GroupTest test, EvidenceLog log, long seed) {
    var random = new Seed(seed).derive(test.name()).random();
    var ready = test.prepare(log, Worlds.TICK);
    int measured = 0;
    int below05 = 0;
    int below01 = 0;
    for (int i = 0; i < GROUPS; i++) {
      var group = Worlds.randomGroup(log, 5 + i % 60, random);
      if (ready.test(group) instanceof TestResult.Measured m) {
        measured++;
        below05 += m.logP() <= StrictMath.log(.05) ? 1 : 0;
        below01 += m.logP() <= StrictMath.log(.01) ? 1 : 0;
      }
    }
    System.out.printf(
        "%s seed %d: %d measured, p<=.05 %d, p<=.01 %d%n",
        test.name(), seed, measured, below05, below01);
    assertThat(measured).as("%s: groups that could be measured", test.name()).isPositive();
    assertThat(Tails.logBinomialUpper(below05, measured, .05))
        .as("%s, seed %d: %d of %d at .05", test.name(), seed, below05, measured)
        .isGreaterThan(StrictMath.log(1e-4));
    assertThat(Tails.logBinomialUpper(below01, measured, .01))
        .as("%s, seed %d: %d of %d at .01", test.name(), seed, below01, measured)
        .isGreaterThan(StrictMath.log(1e-4));
  }

  /// Share of 20 planted groups with p of at most .001, for one strength of what is planted.
  ///
  /// @param logP ln p of the planted group of a trial
  static double power(String what, IntFunction<Double> logP) {
    double share =
        IntStream.range(0, 20).filter(i -> logP.apply(i) <= StrictMath.log(.001)).count() / 20.0;
    System.out.printf("power at p<=.001: %s: %.2f%n", what, share);
    return share;
  }
}
