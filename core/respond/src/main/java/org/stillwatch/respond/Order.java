// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond;

/// What is done about an account by an action that somebody answers for.
///
/// @param measure what is done
/// @param action id of the action, empty when nothing is done
/// @param untilMillis when it ends
public record Order(Measure measure, String action, long untilMillis) {
  /// Nothing is done.
  public static final Order NONE = new Order(Measure.ALLOW, "", Long.MIN_VALUE);

  /// Whether it is done at a moment.
  public boolean holdsAt(long millis) {
    return millis < untilMillis;
  }
}
