// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.canary;

/// One step in the life of a set of canaries.
///
/// @param stage that was reached
/// @param by the person who took it
/// @param atMillis when
public record CanaryStep(CanaryStage stage, String by, long atMillis) {
  private static final int LONGEST = 200;

  /// @throws IllegalArgumentException when the person has no name, or one of more than 200
  ///   characters or with control characters
  public CanaryStep {
    if (by.isBlank() || by.length() > LONGEST || by.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("expected the name of a person, at most 200 characters");
    }
  }

  boolean isBySameAs(CanaryStep other) {
    return by.strip().equalsIgnoreCase(other.by.strip());
  }
}
