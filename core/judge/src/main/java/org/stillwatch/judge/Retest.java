// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge;

import org.stillwatch.group.Members;

/// Runs every group test again on some of a group's members; the engine that holds the tests
/// provides it.
@FunctionalInterface
public interface Retest {
  /// The case file of those who are left, at the tick of the whole group.
  ///
  /// @param left principals that stay, never empty
  CaseFile of(Members left);
}
