// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.refer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.stillwatch.base.Family;
import org.stillwatch.base.Times;
import org.stillwatch.judge.attribution.AttributionRecord;
import org.stillwatch.judge.attribution.AttributionRecord.Piece;

/// The evidence as tables: each item with what it is worth, and each item against each explanation.
final class Evidence {
  private static final List<String> GRADES =
      List.of("tells them hardly apart", "weak", "moderate", "strong");
  private static final double WEAK = 2;
  private static final double MODERATE = 10;
  private static final double STRONG = 100;

  private Evidence() {}

  /// A row for each item, most diagnostic first.
  static String table(AttributionRecord attribution) {
    var text = new StringBuilder();
    text.append(
        Csv.row(
            "item",
            "about",
            "family",
            "whose observation",
            "costly to forge",
            "last seen or confirmed",
            "left after age and source",
            "fits best",
            "fits worst",
            "times likelier under the first",
            "grade",
            "in words"));
    attribution.evidence().forEach(p -> text.append(row(p)));
    return text.toString();
  }

  private static String row(Piece piece) {
    double times = times(piece);
    return Csv.row(
        piece.id(),
        piece.kind(),
        family(piece.family()),
        piece.own() ? "our own" : piece.origin(),
        piece.costlyToForge() ? "yes" : "no",
        Times.text(piece.seenMillis()),
        figure(piece.weight(), 2),
        end(piece, Comparator.reverseOrder()),
        end(piece, Comparator.naturalOrder()),
        figure(times, 1),
        grade(times),
        piece.text());
  }

  /// How much likelier it is under the explanation that it fits best than under the one that it
  /// fits worst.
  static double times(Piece piece) {
    return StrictMath.exp(piece.diagnosticityNats());
  }

  /// Our word for that.
  static String grade(double times) {
    return GRADES.get(times < WEAK ? 0 : times < MODERATE ? 1 : times < STRONG ? 2 : 3);
  }

  /// Explanations at one end; several may share it.
  private static String end(Piece piece, Comparator<Double> order) {
    Double most = piece.cells().values().stream().min(order).orElse(0.0);
    return piece.cells().entrySet().stream()
        .filter(c -> c.getValue().equals(most))
        .map(Map.Entry::getKey)
        .collect(Collectors.joining(" "));
  }

  /// A row for each item, a column for each explanation, in nats.
  static String matrix(AttributionRecord attribution) {
    var ids = attribution.explanations().stream().map(AttributionRecord.Explanation::id).toList();
    var text = new StringBuilder();
    var head = new ArrayList<String>();
    head.add("item");
    head.add("group");
    head.addAll(ids);
    text.append(Csv.row(head.toArray(String[]::new)));
    for (Piece piece : attribution.evidence()) {
      var row = new ArrayList<String>();
      row.add(piece.id());
      row.add(piece.group());
      ids.forEach(id -> row.add(figure(piece.cells().getOrDefault(id, 0.0), 2)));
      text.append(Csv.row(row.toArray(String[]::new)));
    }
    return text.toString();
  }

  static String family(Family family) {
    return switch (family) {
      case CONTENT -> "what was asked";
      case RELATION -> "what accounts share";
      case TIME -> "when it happened";
      case ENTITLEMENT -> "what a plan is for";
      case OUTCOME -> "where answers turned up";
    };
  }

  static String figure(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value + 0.0);
  }
}
