// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import java.util.Comparator;

/// One exchange that is still to be put into words: who, when, which turn of which conversation.
///
/// @param id sorts calls of the same millisecond, and becomes the exchange's id
/// @param timeMillis start
/// @param persona index of the persona that calls
/// @param conversation seed of the conversation's texts
/// @param turn 0 for the first
/// @param item number of the work item
/// @param outcome how the provider answered
record Call(
    long id, long timeMillis, int persona, long conversation, int turn, int item, Outcome outcome) {
  static final Comparator<Call> BY_TIME =
      Comparator.comparingLong(Call::timeMillis)
          .thenComparing((a, b) -> Long.compareUnsigned(a.id, b.id));

  /// How the provider answered.
  enum Outcome {
    ANSWERED(200),
    LIMITED(429),
    FAILED(500);

    private final int status;

    Outcome(int status) {
      this.status = status;
    }

    int status() {
      return status;
    }
  }
}
