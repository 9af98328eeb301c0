// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.report;

import java.util.List;
import java.util.stream.Collectors;

/// A query that finds exchanges in the operator's own store. Ids come from strangers, so quotes are
/// doubled.
final class Query {
  private Query() {}

  static String of(List<String> ids) {
    return ids.stream()
        .distinct()
        .map(id -> "'" + id.replace("'", "''") + "'")
        .collect(
            Collectors.joining(
                ", ", "select * from exchanges where id in (", ") order by account, time;"));
  }
}
