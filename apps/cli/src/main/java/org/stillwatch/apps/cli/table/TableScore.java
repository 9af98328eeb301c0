// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.stillwatch.engines.local.TableScan;

/// How well known groups were recovered: precision, recall and F1 over accounts (is an actor in any
/// group?) and over pairs of actors (are two in one group?).
///
/// @param accounts over actors with a label
/// @param pairs over pairs of positive actors
record TableScore(Rates accounts, Rates pairs) {
  /// How much of what was said is so, and of what is so was said.
  ///
  /// @param said how many were reported
  /// @param so how many there are
  /// @param hits how many of both
  record Rates(long said, long so, long hits) {
    private double precision() {
      return said == 0 ? 0 : (double) hits / said;
    }

    private double recall() {
      return so == 0 ? 0 : (double) hits / so;
    }

    private double f1() {
      return hits == 0 ? 0 : 2 * precision() * recall() / (precision() + recall());
    }

    private String json() {
      return String.format(
          Locale.ROOT,
          "{\"said\":%d,\"so\":%d,\"precision\":%.4f,\"recall\":%.4f,\"f1\":%.4f}",
          said,
          so,
          precision(),
          recall(),
          f1());
    }

    private String text(String what) {
      return String.format(
          Locale.ROOT,
          "%-20s precision %.4f  recall %.4f  F1 %.4f%n",
          what,
          precision(),
          recall(),
          f1());
    }
  }

  /// Scores what was found.
  ///
  /// @param labels a file `actor,group,label` with label `positive`, `negative` or `unknown`
  static TableScore of(Path labels, List<TableScan.Found> found) throws IOException {
    Map<String, Set<Integer>> truth = new HashMap<>();
    Map<String, Integer> positive = new HashMap<>();
    Set<String> labelled = new HashSet<>();
    CsvTable.read(
        "--labels",
        labels,
        Set.of("actor", "group", "label"),
        (row, line) -> {
          String actor = row.getOrDefault("actor", "");
          String label = row.getOrDefault("label", "unknown");
          if (!label.equals("unknown")) {
            labelled.add(actor);
          }
          if (label.equals("positive")) {
            int number = positive.computeIfAbsent(actor, a -> positive.size());
            String group = row.getOrDefault("group", "");
            if (!group.isEmpty()) {
              truth.computeIfAbsent(group, g -> new HashSet<>()).add(number);
            }
          }
        });
    Map<String, Set<Integer>> reported = new HashMap<>();
    Set<String> flagged = new HashSet<>();
    for (TableScan.Found group : found) {
      for (var member : group.cluster().members()) {
        String actor = member.account().value();
        if (member.membership() >= 0.5 && labelled.contains(actor)) {
          flagged.add(actor);
          if (positive.containsKey(actor)) {
            reported
                .computeIfAbsent(group.cluster().id(), c -> new HashSet<>())
                .add(positive.getOrDefault(actor, 0));
          }
        }
      }
    }
    long hits = flagged.stream().filter(positive::containsKey).count();
    return new TableScore(
        new Rates(flagged.size(), positive.size(), hits),
        rates(pairs(reported.values()), pairs(truth.values())));
  }

  private static long[] pairs(Collection<Set<Integer>> groups) {
    return groups.stream()
        .map(g -> g.stream().mapToInt(Integer::intValue).sorted().toArray())
        .flatMapToLong(TableScore::pairs)
        .sorted()
        .distinct()
        .toArray();
  }

  private static LongStream pairs(int[] sorted) {
    return LongStream.range(0, sorted.length)
        .flatMap(i ->
            LongStream.range(i + 1, sorted.length)
                .map(j -> ((long) sorted[(int) i] << 32) | sorted[(int) j]));
  }

  private static Rates rates(long[] said, long[] so) {
    long hits = Arrays.stream(said).filter(pair -> Arrays.binarySearch(so, pair) >= 0).count();
    return new Rates(said.length, so.length, hits);
  }

  /// Two members of a JSON object.
  String json() {
    return "\"accounts\":%s,\"pairs\":%s".formatted(accounts.json(), pairs.json());
  }

  /// Two lines.
  String text() {
    return accounts.text("known actors") + pairs.text("known pairs");
  }
}
