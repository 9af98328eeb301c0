// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group;

import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Frame;
import org.stillwatch.base.Needs;

/// A test of one group against the null that its members have nothing to do with each other beyond
/// what put them together. A new test is one class behind this interface, listed in
/// `group.catalog`.
public interface GroupTest {
  /// The name of the test, stable, lower case.
  String name();

  /// The signal of `signals.md` 4 that it measures.
  String signal();

  /// What it must be given to see anything.
  Needs needs();

  /// Its dependence group; the family follows.
  CauseGroup cause();

  /// Who could have produced what it measures.
  Frame frame();

  /// Reads what the population says at a tick, once for all groups.
  ///
  /// @param log all evidence before the tick
  /// @param tickMillis the tick
  Ready prepare(EvidenceLog log, long tickMillis);

  /// The test, ready for one group after another.
  interface Ready {
    /// Runs the test.
    ///
    /// @param group the principals in question
    TestResult test(Members group);
  }
}
