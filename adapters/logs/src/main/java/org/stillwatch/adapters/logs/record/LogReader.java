// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs.record;

import com.fasterxml.jackson.databind.JsonNode;

/// Reads the records of one kind of log in one run, over all its sources. Belongs to one thread.
///
/// Sources are read twice where the kind [joins][LogFormat#joins]: once to hear what must be known
/// beforehand, once for the exchanges.
public interface LogReader {
  /// Hears a record before any exchange is made.
  default void hear(JsonNode record) {}

  /// Reads a record.
  void read(JsonNode record, Place place, Exchanges out);

  /// Tells what still waits for more records.
  default void end(Exchanges out) {}
}
