// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.stillwatch.apps.server.page.Html;
import org.stillwatch.engines.local.Tie;

/// Names of what ties accounts, made up for the page: `card 3`, `devices 4 to 6`. They stand for an
/// item and say nothing of it.
final class TieNames {
  private final List<Tie> ties;
  private final List<String> names = new ArrayList<>();

  TieNames(List<Tie> ties) {
    this.ties = ties;
    Map<String, Integer> used = new TreeMap<>();
    for (Tie tie : ties) {
      var parts = new ArrayList<String>();
      tie.items()
          .forEach((kind, count) -> {
            int last = used.merge(kind, count, Integer::sum);
            parts.add(
                count == 1
                    ? one(kind) + " " + last
                    : many(kind) + " " + (last - count + 1) + " to " + last);
          });
      names.add(String.join(", ", parts));
    }
  }

  String of(List<Integer> indexes) {
    return indexes.stream().map(names::get).collect(Collectors.joining("; "));
  }

  /// How many of each kind some ties are, for example `2 cards, 1 device`.
  String counts(List<Integer> indexes) {
    SortedMap<String, Integer> counts = new TreeMap<>();
    indexes.forEach(i -> ties.get(i).items().forEach((k, n) -> counts.merge(k, n, Integer::sum)));
    return counts.entrySet().stream()
        .map(e -> Html.count(e.getValue(), one(e.getKey()), many(e.getKey())))
        .collect(Collectors.joining(", "));
  }

  /// The kinds of some ties, for example `cards, devices`.
  String kinds(List<Integer> indexes) {
    return indexes.stream()
        .flatMap(i -> ties.get(i).items().keySet().stream())
        .distinct()
        .sorted()
        .map(TieNames::many)
        .collect(Collectors.joining(", "));
  }

  private static String one(String kind) {
    return switch (kind) {
      case "payment" -> "card";
      case "phone" -> "telephone";
      case "signature" -> "reasoning signature";
      case "conversation" -> "chain of moved conversations";
      case "work" -> "work done in turns";
      default -> Html.escape(kind);
    };
  }

  private static String many(String kind) {
    return switch (kind) {
      case "conversation" -> "chains of moved conversations";
      case "work" -> "kinds of work done in turns";
      default -> one(kind) + "s";
    };
  }
}
