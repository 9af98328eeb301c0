// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.kafka;

import java.util.List;
import java.util.concurrent.CompletionStage;

/// Where the values of records go.
@FunctionalInterface
public interface Sink {
  /// What became of a value.
  sealed interface Result {
    /// All of it that can be used is on disk.
    ///
    /// @param refused why parts of it cannot be used, as words without values; mostly none
    record Stored(List<String> refused) implements Result {
      public Stored {
        refused = List.copyOf(refused);
      }
    }

    /// It cannot be stored now; it is handed over again.
    record Again() implements Result {}
  }

  /// Takes a value. The next may come before the stage completes. A stage that fails counts as
  /// [Result.Again]; where this throws, the value is passed over as `unreadable`.
  CompletionStage<Result> take(byte[] value);
}
