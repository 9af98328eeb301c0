// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stillwatch.adapters.logs.LogFormats;
import org.stillwatch.adapters.logs.Recognition;
import org.stillwatch.adapters.logs.fields.FieldMap;
import org.stillwatch.adapters.logs.record.LogFormat;
import org.stillwatch.adapters.logs.record.LogSettings;

/// How the logs of a run are to be read.
///
/// @param named the kind that the operator names, for every source; otherwise each is recognised
/// @param map the operator's own field map: with marks it is asked first, without it reads what
///   nobody else knows
/// @param settings what the logs do not say of themselves
public record LogKinds(Optional<Recognition> named, Optional<FieldMap> map, LogSettings settings) {
  /// Every source is recognised, with default settings.
  public static final LogKinds RECOGNISED =
      new LogKinds(Optional.empty(), Optional.empty(), LogSettings.DEFAULT);

  /// What a source is whose first values these are.
  Recognition of(List<JsonNode> values) {
    if (named.isPresent()) {
      return named.get();
    }
    var kinds = new ArrayList<LogFormat>();
    map.filter(m -> !m.marks().isEmpty()).ifPresent(kinds::add);
    kinds.addAll(LogFormats.shipped());
    Recognition seen = Recognition.of(values, kinds);
    boolean mapped = map.isPresent() && map.get().marks().isEmpty();
    return seen instanceof Recognition.Unknown && mapped
        ? new Recognition.Foreign(map.get())
        : seen;
  }
}
