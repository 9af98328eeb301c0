// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond;

/// What is done about an account, or about one of its keys, by something that somebody answers for.
///
/// @param measure what is done
/// @param reason what the customer is told
/// @param action id of the action or containment, empty when nothing is done
/// @param untilMillis when it ends
public record Order(Measure measure, Answer.Reason reason, String action, long untilMillis) {
  /// Nothing is done.
  public static final Order NONE =
      new Order(Measure.ALLOW, Answer.Reason.NO_FINDING, "", Long.MIN_VALUE);

  /// Looks up what is done.
  public interface Book {
    /// What is done now about a request that comes with a key: the gravest of what concerns its
    /// account and what concerns the key.
    Order about(ApiKey key);
  }

  /// Whether it is done at a moment.
  public boolean holdsAt(long millis) {
    return millis < untilMillis;
  }
}
