// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.intake;

/// An object that was not taken. It never holds what stood there.
///
/// @param index which object of the bundle, from 0
/// @param id its id; empty when it has none that is one
/// @param where the member; empty for the object as a whole
/// @param expected what it has to be
public record Refused(int index, String id, String where, String expected) {
  /// One line.
  public String sentence() {
    String name = id.isEmpty() ? "" : " (" + id + ")";
    return "object "
        + index
        + name
        + (where.isEmpty() ? "" : ", " + where)
        + ": expected "
        + expected;
  }
}
