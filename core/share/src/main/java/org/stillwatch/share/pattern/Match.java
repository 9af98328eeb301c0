// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.pattern;

/// Whether something that was seen matches a pattern.
public enum Match {
  YES,
  NO,
  /// The pattern asks for several observations, or uses what our engine does not run. It is shown
  /// to people, and never fires by itself.
  CANNOT_TELL;

  /// Both have to match.
  Match and(Match other) {
    if (this == NO || other == NO) {
      return NO;
    }
    return this == YES && other == YES ? YES : CANNOT_TELL;
  }

  /// One has to match.
  Match or(Match other) {
    if (this == YES || other == YES) {
      return YES;
    }
    return this == NO && other == NO ? NO : CANNOT_TELL;
  }

  static Match of(boolean matches) {
    return matches ? YES : NO;
  }
}
