// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
import org.stillwatch.judge.Campaign;
import org.stillwatch.judge.CaseFile;
import org.stillwatch.judge.verdict.Judging;

/// The group engine on any table of actors, channels and items: one look, after the last row.
///
/// A table says nothing of what an actor sent, so nothing is read off one account alone, and
/// nothing reaches `act`.
public final class TableScan {
  private final EvidenceLog log = new EvidenceLog();
  private final Map<Integer, TableCampaign.Activity> activity = new HashMap<>();

  private TableScan() {}

  /// A group of a table with what is said about it.
  public record Found(Cluster cluster, Campaign campaign) {}

  /// What a table gave.
  ///
  /// @param found groups, ordered by id
  /// @param tooPopular items of each channel that more actors hold than may propose a group
  public record Result(List<Found> found, Map<String, Integer> tooPopular) {}

  /// Runs it.
  ///
  /// @param rows in any order, each once
  public static Result run(List<TableRow> rows, TableEvents events, ScanSettings settings) {
    return new TableScan().scan(rows, events, settings);
  }

  private Result scan(List<TableRow> rows, TableEvents events, ScanSettings settings) {
    feed(rows, events);
    long lastMillis =
        rows.stream().filter(TableRow::timed).mapToLong(TableRow::timeMillis).max().orElse(0);
    long tick = settings.tick().firstSeeing(lastMillis);
    var content =
        log.channels().stream()
            .filter(c -> c.cause() == CauseGroup.CONTENT && !c.equals(Channel.SEGMENT))
            .toList();
    var grouping = new Grouping(Catalogue.with(content, settings.seed()), settings.key());
    var found = grouping.tick(log, tick).stream().map(c -> judged(grouping, c, tick)).toList();
    return new Result(found, tooPopular());
  }

  private Map<String, Integer> tooPopular() {
    var counts = new HashMap<String, Integer>();
    for (Channel channel : log.channels()) {
      int items = log.items(channel, channel.mostHolders() + 1, Integer.MAX_VALUE).size();
      counts.put(channel.name(), items);
    }
    return counts;
  }

  private static final Comparator<TableRow> ORDER =
      Comparator.comparingLong(TableRow::timeMillis)
          .thenComparing(TableRow::actor)
          .thenComparing(r -> r.channel().name())
          .thenComparingLong(TableRow::item)
          .thenComparingLong(TableRow::number);

  /// Rows and errors in order of time, since activity is kept in that order.
  private void feed(List<TableRow> rows, TableEvents events) {
    var errors = events.errors().stream().sorted().toList();
    int next = 0;
    for (TableRow row : (Iterable<TableRow>) sorted(rows)::iterator) {
      while (next < errors.size() && errors.get(next).timeMillis() < row.timeMillis()) {
        turnedAway(errors.get(next++));
      }
      add(row);
    }
    errors.subList(next, errors.size()).forEach(this::turnedAway);
    events.closed().stream()
        .sorted(Comparator.comparing(ScanInput.Closure::account))
        .forEach(c -> log.stopped(log.principalOf(c.account(), 0), c.timeMillis()));
  }

  private static Stream<TableRow> sorted(List<TableRow> rows) {
    return rows.stream().sorted(ORDER);
  }

  private void turnedAway(ScanInput.Closure error) {
    log.request(log.principalOf(error.account(), 0), error.timeMillis(), true);
  }

  private void add(TableRow row) {
    int principal = log.principalOf(row.actor(), 0);
    log.use(principal, row.channel(), row.item(), row.timeMillis());
    if (row.timed()) {
      log.request(principal, row.timeMillis(), false);
      activity.computeIfAbsent(principal, p -> new TableCampaign.Activity()).see(row.timeMillis());
      if (row.numbered()) {
        log.number(principal, row.item(), row.number(), row.timeMillis());
      }
    }
  }

  private Found judged(Grouping grouping, Cluster cluster, long tick) {
    var file = file(cluster, tick);
    var judgement = Judging.judge(file, Optional.empty());
    var challenge =
        Judging.challenge(file, Optional.empty(), left -> file(grouping.describe(log, left), tick));
    return new Found(cluster, TableCampaign.of(file, judgement, challenge, activity));
  }

  private CaseFile file(Cluster cluster, long tick) {
    return new CaseFile(cluster, log, TableScan::nothingKnown, tick);
  }

  private static Subject nothingKnown(AccountId actor) {
    return new Subject(new AccountCard(), new FrequentSegments(), Optional.empty(), 0);
  }
}
