// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.corr;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stillwatch.share.report.Tables;
import org.stillwatch.share.stix.StixTime;

/// A ledger as a table: every exchange, who approved it, under which agreement, what it told, and
/// until when its material may be kept. There is no column for anything else.
public final class LedgerTable {
  private static final String NAMES =
      "number,at,partner,agreement,side,stage,class,epoch,case,asked_size,table_size,outcome,overlap,"
          + "approved_here,approved_there,commitment,transcript,kept_until,destroyed_at,destroyed_by,hash";

  private LedgerTable() {}

  /// CSV (RFC 4180) with a line of names, a row for each exchange.
  public static String csv(CorrLedger ledger) {
    Map<Long, Destruction> gone = new TreeMap<>();
    ledger
        .links()
        .forEach(link -> {
          if (link.entry() instanceof Destruction d) {
            gone.put(d.exchange(), d);
          }
        });
    Stream<String> rows =
        ledger.links().stream()
            .filter(link -> link.entry() instanceof ExchangeRecord)
            .map(link ->
                row(
                    link,
                    (ExchangeRecord) link.entry(),
                    Optional.ofNullable(gone.get(link.number()))));
    return Stream.concat(Stream.of(NAMES), rows).collect(Collectors.joining("\r\n", "", "\r\n"));
  }

  private static String row(
      CorrLedger.Link link, ExchangeRecord exchange, Optional<Destruction> gone) {
    return Stream.of(
            Long.toString(link.number()),
            StixTime.text(exchange.at()),
            exchange.partner().text(),
            exchange.agreement(),
            exchange.side().word(),
            exchange.stage().word(),
            exchange.kind().word(),
            exchange.epoch(),
            exchange.caseId(),
            exchange.askedSize(),
            exchange.tableSize(),
            exchange.outcome().word(),
            exchange.outcome() instanceof Outcome.Done(String overlap) ? overlap : "",
            String.join("; ", exchange.approvedHere()),
            String.join("; ", exchange.approvedThere()),
            exchange.commitment().orElse(""),
            exchange.transcript(),
            exchange.keptUntil().toString(),
            gone.map(d -> StixTime.text(d.at())).orElse(""),
            gone.map(Destruction::by).orElse(""),
            link.hash())
        .map(Tables::cell)
        .collect(Collectors.joining(","));
  }
}
