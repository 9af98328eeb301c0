// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stillwatch.adapters.logs.fields.TableKind;
import org.stillwatch.adapters.logs.fields.TableMap;

/// How the small tables of a run are to be read: by the operator's map where there is one for that
/// kind of record, else as our own records, on lines or in columns of the same names.
///
/// @param byKind the operator's maps
/// @param zone of times that are written without one
public record TableMaps(Map<TableKind, TableMap> byKind, ZoneId zone) {
  /// Tables are our own records.
  public static final TableMaps NONE = new TableMaps(Map.of(), ZoneOffset.UTC);

  /// The map for a source; none when its values are records of ours.
  Optional<TableMap> of(TableKind kind, LogHead head) {
    TableMap own = byKind.get(kind);
    if (own != null && !ours(head.values())) {
      return Optional.of(own);
    }
    boolean table = head.shape() == LogHead.Shape.CSV || head.shape() == LogHead.Shape.PARQUET;
    return table ? Optional.of(TableMap.plain(kind)) : Optional.empty();
  }

  /// Records of ours say so themselves, where a map could be meant for other files of the run.
  private static boolean ours(List<JsonNode> values) {
    return values.stream().anyMatch(v -> v.path("schema").asText("").startsWith("stillwatch."));
  }
}
