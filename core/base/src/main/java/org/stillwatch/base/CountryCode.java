// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.base;

/// A country by its two letters (ISO 3166-1 alpha-2). It serves the legal access fence and opaque
/// strata that cancel out; it never adds to a score, and the rooms that find or judge cannot see
/// it.
///
/// @param letters two upper-case letters
public record CountryCode(String letters) {
  public CountryCode {
    if (!letters.matches("[A-Z]{2}")) {
      throw new IllegalArgumentException(
          "expected two upper-case letters, got " + letters.length() + " characters");
    }
  }
}
