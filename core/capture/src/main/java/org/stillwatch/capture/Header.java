// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture;

/// One HTTP header as the edge saw it. Values may hold secrets, so a header never prints its value.
///
/// @param name the name, in any case
/// @param value the value
public record Header(String name, String value) {
  /// Never the value.
  @Override
  public String toString() {
    return "Header[" + name + "]";
  }
}
