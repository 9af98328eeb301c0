// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs.record;

import com.fasterxml.jackson.databind.JsonNode;

/// One kind of log.
public interface LogFormat {
  /// Its name, as `--format` takes it.
  String name();

  /// Whether a record is of this kind.
  boolean claims(JsonNode record);

  /// Whether records must be heard before exchanges are made of them.
  default boolean joins() {
    return false;
  }

  /// A reader for one run.
  ///
  /// @param settings what the log itself does not say
  LogReader open(LogSettings settings);
}
