// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files.journal;

/// A part of a journal that cannot be read any more although it had been durable. It reaches to the
/// end of its segment; what comes behind is not trusted to be complete.
///
/// @param at where it begins
/// @param lostBytes bytes from there to the next segment, as far as they are known
/// @param what what is wrong, for people
public record Damage(Position at, long lostBytes, String what) {
  @Override
  public String toString() {
    return "damage at " + at + ", " + lostBytes + " bytes lost: " + what;
  }
}
