// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.webhook;

/// What became of one attempt to deliver. Reasons are our words, never those of the receiver.
sealed interface Outcome {
  /// The receiver has it.
  record Delivered() implements Outcome {}

  /// The receiver wants it never.
  record Gone(String why) implements Outcome {}

  /// The receiver does not have it.
  ///
  /// @param health whether the failure says something about the receiver, not the notice alone
  /// @param askedMillis how long it asked to be left in peace; 0 when it did not
  record Failed(String why, Health health, long askedMillis) implements Outcome {}

  /// How the receiver seems to be.
  enum Health {
    WELL,
    UNWELL
  }

  /// What a status says.
  ///
  /// @param askedMillis what its `Retry-After` says, 0 when it says nothing
  static Outcome of(int status, long askedMillis) {
    String why = "answered " + status;
    if (status >= 200 && status < 300) {
      return new Delivered();
    }
    if (status >= 300 && status < 400) {
      return new Failed(why + ", and no redirect is followed", Health.WELL, 0);
    }
    if (status == 410) {
      return new Gone(why);
    }
    boolean busy = status == 429 || status == 503;
    Health health = busy || status >= 500 ? Health.UNWELL : Health.WELL;
    return new Failed(why, health, busy ? askedMillis : 0);
  }

  /// No answer.
  static Outcome silent(String why) {
    return new Failed(why, Health.UNWELL, 0);
  }
}
