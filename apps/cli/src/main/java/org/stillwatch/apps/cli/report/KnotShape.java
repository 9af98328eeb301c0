// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.stillwatch.apps.server.page.Html;

/// Knots that look alike: the same kinds of ties, and numbers of accounts and of sets that are
/// equal while small and within a factor of two beyond.
///
/// @param all the knots, most accounts first
record KnotShape(List<Knots.Knot> all) {
  private static final int SMALL = 5;

  /// The shapes of a campaign, most accounts first.
  static List<KnotShape> of(Knots knots, TieNames names) {
    Map<String, List<Knots.Knot>> alike = new LinkedHashMap<>();
    for (Knots.Knot knot : knots.knots()) {
      String look =
          size(knot.accounts()) + "/" + size(knot.blocks().size()) + "/" + names.kinds(knot.ties());
      alike.computeIfAbsent(look, l -> new ArrayList<>()).add(knot);
    }
    return alike.values().stream()
        .map(KnotShape::new)
        .sorted((a, b) -> Integer.compare(b.accounts(), a.accounts()))
        .toList();
  }

  private static int size(int number) {
    return number < SMALL
        ? number
        : SMALL + Integer.numberOfTrailingZeros(Integer.highestOneBit(number));
  }

  /// The largest, which is drawn for all.
  Knots.Knot example() {
    return all.getFirst();
  }

  int accounts() {
    return all.stream().mapToInt(Knots.Knot::accounts).sum();
  }

  /// Accounts of each, for example `4` or `9 to 16`.
  String range() {
    return range(Knots.Knot::accounts);
  }

  /// Sets of each.
  String blocks() {
    return range(k -> k.blocks().size());
  }

  private String range(ToIntFunction<Knots.Knot> number) {
    int least = all.stream().mapToInt(number).min().orElse(0);
    int most = all.stream().mapToInt(number).max().orElse(0);
    return Html.count(least) + (least == most ? "" : " to " + Html.count(most));
  }

  /// What holds each together.
  String on(TieNames names) {
    String first = names.counts(example().ties());
    return all.stream().allMatch(k -> names.counts(k.ties()).equals(first))
        ? first
        : names.kinds(example().ties());
  }

  String caption(TieNames names) {
    String times = all.size() == 1 ? "" : "<b>" + Html.count(all.size()) + " knots</b>, each ";
    return "%s<b>%s %s</b>%s sharing %s"
        .formatted(times, range(), range().equals("1") ? "account" : "accounts", sets(), on(names));
  }

  private String sets() {
    int blocks = example().blocks().size();
    if (blocks == 1) {
      return "";
    }
    String around =
        blocks > KnotFigure.RING && all.size() == 1
            ? " (the largest %d stand around the other %s)"
                .formatted(KnotFigure.RING, Html.count(blocks - KnotFigure.RING))
            : "";
    return " in " + blocks() + " sets" + around;
  }
}
