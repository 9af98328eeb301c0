// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.ingest;

import org.stillwatch.adapters.files.ReadLimits;
import org.stillwatch.adapters.files.Source;
import org.stillwatch.adapters.logs.Recognition;

/// A source, how it is written and what its records are.
///
/// @param source the file
/// @param shape how it is written
/// @param kind what its records are
record KnownSource(Source source, LogHead.Shape shape, Recognition kind) {
  static KnownSource of(Source source, LogKinds kinds, ReadLimits limits) {
    LogHead head = LogHead.of(source, limits);
    return new KnownSource(source, head.shape(), kinds.of(head.values()));
  }

  /// The name of the kind, as outputs show it.
  String format() {
    return switch (kind) {
      case Recognition.Canonical _ -> "canonical";
      case Recognition.Foreign foreign -> foreign.format().name();
      case Recognition.Unknown _ -> "unknown";
    };
  }
}
