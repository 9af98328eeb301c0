// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.table;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.stillwatch.base.Verdict;
import org.stillwatch.engines.local.TableScan;
import org.stillwatch.group.pairs.PairSource;
import org.stillwatch.group.pairs.Pairing;

/// What a run on a table read, left out and found: for a file and for a person.
///
/// @param score against known groups, when there are any
record TableAccount(
    ItemTable table,
    Refusals refusals,
    TablePairs pairs,
    Pairing pairing,
    TableScan.Result result,
    Optional<TableScore> score) {
  /// Links of at most this false-discovery rate may carry a case.
  private static final double CASE_FDR = 0.01;

  String json() {
    return "{%s\"rows\":{\"read\":%d,\"used\":%d,\"duplicates\":%d,\"rejected\":%d,\"reasons\":{%s}},\"dropped\":{%s,\"partners\":%d},\"links\":{\"explore\":%d,\"case\":%d},\"groups\":{\"found\":%d,\"review\":%d}}\n"
        .formatted(
            score.map(s -> s.json() + ",").orElse(""),
            table.read(),
            used(),
            table.duplicates(),
            refusals.total(),
            refusals.counts().entrySet().stream()
                .map(e -> "\"%s\":%d".formatted(e.getKey(), e.getValue()))
                .collect(Collectors.joining(",")),
            "\"channels\":{"
                + pairs.sources().entrySet().stream()
                    .map(e -> channelJson(e.getKey(), e.getValue()))
                    .collect(Collectors.joining(","))
                + "}",
            pairing.partnersDropped(),
            pairing.links().size(),
            caseLinks(),
            result.found().size(),
            reviews());
  }

  private String channelJson(String name, PairSource source) {
    var dropped = source.dropped();
    return "\"%s\":{\"starItems\":%d,\"starHoldings\":%d,\"nearCut\":%d,\"tooPopularToPropose\":%d}"
        .formatted(
            name.replaceAll("[^A-Za-z0-9._-]", "_"),
            dropped.starItems(),
            dropped.starHoldings(),
            dropped.nearCut(),
            result.tooPopular().getOrDefault(name, 0));
  }

  private long used() {
    long placed = table.points().values().stream().mapToLong(p -> p.actors().size()).sum();
    return table.rows().size() + placed;
  }

  private long caseLinks() {
    return pairing.links().stream().filter(l -> pairing.curve().fdr(l.nats()) <= CASE_FDR).count();
  }

  private long reviews() {
    return result.found().stream()
        .filter(f -> f.campaign().verdict().reaches(Verdict.REVIEW))
        .count();
  }

  /// A few lines, each with a line end.
  String text() {
    var text = new StringBuilder();
    line(text, "rows read", table.read());
    line(text, "  used", used());
    line(text, "  duplicates", table.duplicates());
    line(text, "rejected", refusals.total());
    refusals.counts().forEach((reason, count) -> line(text, "  " + reason, count));
    pairs
        .sources()
        .forEach((name, source) -> {
          var dropped = source.dropped();
          line(text, name + ": items of too many for pairs", dropped.starItems());
          line(
              text,
              name + ": items of too many for groups",
              result.tooPopular().getOrDefault(name, 0));
          line(text, name + ": neighbours cut", dropped.nearCut());
        });
    line(text, "pairs beyond 32 partners", pairing.partnersDropped());
    line(text, "links, FDR 5 %", pairing.links().size());
    line(text, "links, FDR 1 %", caseLinks());
    line(text, "groups", result.found().size());
    line(text, "  to review", reviews());
    score.ifPresent(s -> text.append(s.text()));
    return text.toString();
  }

  private static void line(StringBuilder text, String what, long count) {
    text.append(String.format(Locale.ROOT, "%-44s %,14d%n", what, count));
  }
}
