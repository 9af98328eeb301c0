// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import java.util.concurrent.CompletionStage;

/// What an administrator may start, and whether the service can answer.
public interface Operations {
  /// Whether decisions are made from what was stored before.
  boolean ready();

  /// Says that all exchanges up to now have arrived, and looks at them; for logs of the past.
  ///
  /// @return the status afterwards, as JSON
  CompletionStage<String> settle();
}
