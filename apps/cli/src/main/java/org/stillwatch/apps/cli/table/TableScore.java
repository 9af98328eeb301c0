// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.stillwatch.engines.local.TableScan;

/// How well known groups were recovered: precision, recall and F1 over accounts (is an actor in any
/// group?) and over pairs of actors (are two in one group?).
final class TableScore {
  private TableScore() {}

  /// The score as JSON.
  ///
  /// @param labels a file `actor,group,label` with label `positive`, `negative` or `unknown`
  static String of(Path labels, List<TableScan.Found> found) throws IOException {
    Map<String, Set<String>> truth = new HashMap<>();
    Set<String> positive = new HashSet<>();
    Set<String> labelled = new HashSet<>();
    CsvTable.read(
        "--labels",
        labels,
        Set.of("actor", "group", "label"),
        (row, number) -> {
          String actor = row.getOrDefault("actor", "");
          String label = row.getOrDefault("label", "unknown");
          if (!label.equals("unknown")) {
            labelled.add(actor);
          }
          if (label.equals("positive")) {
            positive.add(actor);
            String group = row.getOrDefault("group", "");
            if (!group.isEmpty()) {
              truth.computeIfAbsent(group, g -> new HashSet<>()).add(actor);
            }
          }
        });
    Map<String, Set<String>> reported = new HashMap<>();
    Set<String> flagged = new HashSet<>();
    for (TableScan.Found group : found) {
      for (var member : group.cluster().members()) {
        String actor = member.account().value();
        if (member.membership() >= 0.5 && labelled.contains(actor)) {
          reported.computeIfAbsent(group.cluster().id(), c -> new HashSet<>()).add(actor);
          flagged.add(actor);
        }
      }
    }
    return "{\"accounts\":%s,\"pairs\":%s}\n"
        .formatted(
            rates(flagged, positive), rates(pairs(reported, positive), pairs(truth, positive)));
  }

  private static Set<String> pairs(Map<String, Set<String>> groups, Set<String> among) {
    Set<String> pairs = new HashSet<>();
    for (Set<String> group : groups.values()) {
      List<String> sorted = group.stream().filter(among::contains).sorted().toList();
      for (int i = 0; i < sorted.size(); i++) {
        for (int j = i + 1; j < sorted.size(); j++) {
          pairs.add(sorted.get(i) + "\n" + sorted.get(j));
        }
      }
    }
    return pairs;
  }

  private static String rates(Set<String> said, Set<String> so) {
    double hits = said.stream().filter(so::contains).count();
    double precision = said.isEmpty() ? 0 : hits / said.size();
    double recall = so.isEmpty() ? 0 : hits / so.size();
    double f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    return String.format(
        Locale.ROOT,
        "{\"said\":%d,\"so\":%d,\"precision\":%.4f,\"recall\":%.4f,\"f1\":%.4f}",
        said.size(),
        so.size(),
        precision,
        recall,
        f1);
  }
}
