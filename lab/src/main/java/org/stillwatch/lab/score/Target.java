// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.score;

/// A figure beside what was wanted of it.
///
/// @param what the figure, in words
/// @param wanted the target, in words; empty for figures that are reported only
/// @param found the figure, in words
/// @param met whether it is good enough; true without a target
public record Target(String what, String wanted, String found, boolean met) {
  /// `pass`, `FAIL`, or nothing without a target.
  public String outcome() {
    return wanted.isEmpty() ? "" : met ? "pass" : "FAIL";
  }
}
