// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files.journal;

import java.util.concurrent.CompletableFuture;

/// What became of an append at once. It fails closed: only a [Taken] whose future completed with a
/// position is durable, and nothing else carries a position.
public sealed interface Append {

  /// The frames wait for the disk.
  ///
  /// @param durable completes with the position behind the last frame once all of them are on the
  ///   disk, and with an [java.io.IOException] when that cannot be said: after a restart they may
  ///   be there or not, whole or not at all. Actions that depend on it run on the journal's only
  ///   writing thread: hand longer ones to an executor. To cancel it changes nothing on the disk.
  record Taken(CompletableFuture<Position> durable) implements Append {}

  /// Nothing was taken and nothing will be written.
  ///
  /// @param reason for the caller's answer
  /// @param sentence for people; holds no content
  record Refused(Reason reason, String sentence) implements Append {}

  /// Why an append was refused.
  enum Reason {
    /// Too much waits for the disk; later it may be taken.
    QUEUE_FULL,
    /// A frame or the whole append is above its limit; it will never be taken.
    TOO_LARGE,
    /// A write failed; nothing is taken until the journal is opened anew.
    READ_ONLY,
    /// The journal was closed.
    CLOSED
  }
}
