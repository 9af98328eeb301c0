// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/// Takes what callers send and stores it.
public interface Intake {
  /// What a body holds.
  enum Kind {
    /// `exchange/1`, or a log format that is recognised, on lines.
    EXCHANGES,
    /// `account/1`.
    ACCOUNTS,
    /// `event/1`.
    EVENTS,
    /// `model/1`.
    MODELS,
    /// `action/1`.
    ACTIONS,
    /// `twin/1`.
    TWINS,
    /// One OTLP trace export request as protobuf.
    TRACES
  }

  /// What became of a body.
  sealed interface Outcome {
    /// All that can be used is on disk.
    ///
    /// @param accepted records that were stored
    /// @param rejected records that cannot be used, by reason
    /// @param refusals where the first of those stand
    record Stored(long accepted, Map<String, Long> rejected, List<Refusal> refusals)
        implements Outcome {}

    /// Nothing was stored, since too much waits; it may be sent again.
    record Busy() implements Outcome {}

    /// Nothing was stored, since nothing can be stored.
    record Failing() implements Outcome {}

    /// Nothing was stored, since the body as a whole cannot be read.
    ///
    /// @param detail a sentence without values
    record Unreadable(String detail) implements Outcome {}
  }

  /// A record that cannot be used.
  ///
  /// @param line number of its line, from 1
  /// @param offset where it begins in the unpacked body
  /// @param length bytes
  /// @param reason a word of `contracts.md` 9
  /// @param hash keyed hash of its bytes, so that it can be found again
  record Refusal(long line, long offset, long length, String reason, String hash) {}

  /// Takes an unpacked body. Completes once all of it is on disk, or nothing of it is.
  CompletionStage<Outcome> take(Kind kind, byte[] body);
}
