// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.detect.AccountCard;
import org.stillwatch.detect.FrequentSegments;
import org.stillwatch.detect.Subject;
import org.stillwatch.group.Channel;
import org.stillwatch.group.Cluster;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.tick.Catalogue;
import org.stillwatch.group.tick.Grouping;
import org.stillwatch.judge.CaseFile;
import org.stillwatch.judge.Judgement;
import org.stillwatch.judge.verdict.Judging;

/// The group engine on any table of actors, channels and items: one look, after the last row.
///
/// A table says nothing of what an actor sent, so nothing is read off one account alone, and
/// nothing reaches `act`.
public final class TableScan {
  private TableScan() {}

  /// A group of a table with its judgement.
  public record Found(Cluster cluster, Judgement judgement) {}

  /// Runs it.
  ///
  /// @param rows in any order
  /// @param closures actors that were closed
  public static List<Found> run(
      List<TableRow> rows, List<ScanInput.Closure> closures, ScanSettings settings) {
    var log = new EvidenceLog();
    rows.stream().sorted(ORDER).forEach(row -> add(log, row));
    closures.stream()
        .sorted(Comparator.comparing(ScanInput.Closure::account))
        .forEach(c -> log.stopped(log.principalOf(c.account(), 0), c.timeMillis()));
    long lastMillis =
        rows.stream().filter(TableRow::timed).mapToLong(TableRow::timeMillis).max().orElse(0);
    long tick = settings.tick().firstSeeing(lastMillis);
    var content =
        log.channels().stream()
            .filter(c -> c.cause() == CauseGroup.CONTENT && !c.equals(Channel.SEGMENT))
            .toList();
    var grouping = new Grouping(Catalogue.with(content, settings.seed()), settings.key());
    return grouping.tick(log, tick).stream().map(c -> judged(c, log, tick)).toList();
  }

  private static final Comparator<TableRow> ORDER =
      Comparator.comparingLong(TableRow::timeMillis)
          .thenComparing(TableRow::actor)
          .thenComparing(r -> r.channel().name())
          .thenComparingLong(TableRow::item);

  private static void add(EvidenceLog log, TableRow row) {
    int principal = log.principalOf(row.actor(), 0);
    log.use(principal, row.channel(), row.item(), row.timeMillis());
    if (row.timed()) {
      log.request(principal, row.timeMillis(), false);
    }
  }

  private static Found judged(Cluster cluster, EvidenceLog log, long tick) {
    var file = new CaseFile(cluster, log, TableScan::nothingKnown, tick);
    return new Found(cluster, Judging.judge(file, Optional.empty()));
  }

  private static Subject nothingKnown(AccountId actor) {
    return new Subject(new AccountCard(), new FrequentSegments(), Optional.empty(), 0);
  }
}
