// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.table;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.stillwatch.engines.local.TableScan;
import org.stillwatch.group.TestResult;
import org.stillwatch.group.Tested;
import org.stillwatch.group.pairs.PairLink;
import org.stillwatch.group.pairs.Pairing;

/// The CSV files of a table run (RFC 4180).
final class TableFiles {
  private TableFiles() {}

  static String campaigns(List<TableScan.Found> found) {
    return "campaign,verdict,actor,role,memberConfidence\r\n"
        + found.stream()
            .flatMap(f ->
                f.cluster().members().stream()
                    .map(m ->
                        "%s,%s,%s,%s,%s\r\n"
                            .formatted(
                                f.cluster().id(),
                                f.campaign().verdict().word(),
                                quoted(m.account().value()),
                                m.core() ? "core" : "periphery",
                                decimal(m.membership()))))
            .collect(Collectors.joining());
  }

  static String tests(List<TableScan.Found> found) {
    return "campaign,test,logP,text\r\n"
        + found.stream()
            .flatMap(f ->
                f.cluster().outcomes().stream()
                    .map(o -> f.cluster().id() + "," + o.test().name() + "," + result(o)))
            .collect(Collectors.joining());
  }

  private static String result(Tested.Outcome outcome) {
    return switch (outcome.result()) {
      case TestResult.Measured m -> decimal(m.logP()) + "," + quoted(m.text()) + "\r\n";
      case TestResult.TooLittle t -> "," + quoted(t.why()) + "\r\n";
    };
  }

  /// Links worth showing: one row for each channel that ties the two, with the number of items they
  /// share there; score and FDR are of the whole link.
  static String links(TablePairs pairs, Pairing pairing) {
    var text = new StringBuilder("a,b,score,fdr,channel,items\r\n");
    for (PairLink link : pairing.links()) {
      String start =
          "%s,%s,%s,%s,"
              .formatted(
                  quoted(pairs.actor(link.a()).value()),
                  quoted(pairs.actor(link.b()).value()),
                  decimal(link.nats()),
                  decimal(pairing.curve().fdr(link.nats())));
      pairs
          .sources()
          .forEach((name, source) ->
              source.partners(
                  link.a(),
                  (partner, nats, shared) -> {
                    if (partner == link.b()) {
                      text.append(start)
                          .append(quoted(name))
                          .append(',')
                          .append(shared)
                          .append("\r\n");
                    }
                  }));
    }
    return text.toString();
  }

  static String chance(Pairing pairing) {
    return "score,links,meanNullLinks,fdr,low,high\r\n"
        + pairing.curve().points().stream()
            .map(p ->
                "%s,%d,%s,%s,%d,%d\r\n"
                    .formatted(
                        decimal(p.nats()),
                        p.links(),
                        decimal(p.meanChance()),
                        decimal(p.fdr()),
                        p.low(),
                        p.high()))
            .collect(Collectors.joining());
  }

  static String rejected(Refusals refusals) {
    return "file,line,reason\r\n"
        + refusals.kept().stream()
            .map(r -> r.file() + "," + r.line() + "," + r.reason() + "\r\n")
            .collect(Collectors.joining());
  }

  private static String decimal(double number) {
    return String.format(Locale.ROOT, "%.4f", number);
  }

  /// A field of RFC 4180. Ids come from strangers: one that a spreadsheet would run as a formula
  /// gets an apostrophe.
  static String quoted(String field) {
    String safe = field.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + field : field;
    return "\"" + safe.replace("\"", "\"\"") + "\"";
  }
}
