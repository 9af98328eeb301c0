// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

/// The bytes of one JSON value inside its line.
///
/// @param from place of the first byte
/// @param to place after the last byte
record Range(int from, int to) {
  /// No value.
  static final Range NONE = new Range(0, 0);

  boolean known() {
    return to > from;
  }
}
