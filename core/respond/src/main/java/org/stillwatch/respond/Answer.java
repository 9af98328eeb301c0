// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond;

/// The answer to one question.
///
/// @param measure what to do
/// @param reason a class that may be told to the customer; it gives nothing of the evidence away
/// @param expiresMillis until when it holds
/// @param stale whether detection lags behind
public record Answer(Measure measure, Reason reason, long expiresMillis, boolean stale) {
  /// Classes of reasons.
  public enum Reason {
    /// Nothing was found.
    NO_FINDING("no-finding"),
    /// The account's use is being looked at.
    USE_UNDER_OBSERVATION("use-under-observation"),
    /// What the registration shows is being looked at.
    REGISTRATION_UNDER_OBSERVATION("registration-under-observation"),
    /// The account was used together with others as one; somebody answers for what is done.
    COORDINATED_USE("coordinated-use"),
    /// The key may be in other hands than its owner's; the account itself is open.
    KEY_CONTAINED("key-contained"),
    /// Nothing was looked at yet.
    NOT_EVALUATED("not-evaluated");

    private final String word;

    Reason(String word) {
      this.word = word;
    }

    /// The word in records.
    public String word() {
      return word;
    }
  }
}
