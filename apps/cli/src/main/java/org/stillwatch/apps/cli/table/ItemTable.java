// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.table;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.KeyedHash;
import org.stillwatch.engines.local.TableRow;

/// An evidence table `actor,channel,item,time` with an optional column `stratum`. Rows that come
/// twice count once.
final class ItemTable {
  private static final int MOST_BYTES = 256;

  private final Map<String, TableChannel> channels;
  private final KeyedHash ids;
  private final Refusals refusals;
  private final Map<String, AccountId> actors = new HashMap<>();
  private final Set<TableRow> rows = new LinkedHashSet<>();
  private final Map<AccountId, String> strata = new HashMap<>();
  private final SortedMap<String, Points> points = new TreeMap<>();
  private long read;
  private long duplicates;

  private ItemTable(Map<String, TableChannel> channels, KeyedHash ids, Refusals refusals) {
    this.channels = channels;
    this.ids = ids;
    this.refusals = refusals;
  }

  static ItemTable read(
      Path file, Map<String, TableChannel> channels, KeyedHash ids, Refusals refusals)
      throws IOException {
    var table = new ItemTable(channels, ids, refusals);
    CsvTable.read("--items", file, Set.of("actor", "channel", "item"), table::take);
    return table;
  }

  /// Usable rows, each once.
  List<TableRow> rows() {
    return new ArrayList<>(rows);
  }

  /// Rows that were read, usable or not.
  long read() {
    return read;
  }

  /// Usable rows that came before.
  long duplicates() {
    return duplicates;
  }

  /// The stratum of an actor, empty when none is given; of several the first in the alphabet.
  String stratum(AccountId actor) {
    return strata.getOrDefault(actor, "");
  }

  /// The points of each channel of mode near.
  SortedMap<String, Points> points() {
    return points;
  }

  /// What a row of a channel that names this actor has as its item.
  long named(String channel, AccountId actor) {
    return ids.of(channel + "\n" + actor.value());
  }

  private void take(Map<String, String> row, long line) {
    read++;
    String why = problem(row);
    if (!why.isEmpty()) {
      refusals.add("items", line, why);
      return;
    }
    var actor = actors.computeIfAbsent(row.getOrDefault("actor", ""), AccountId::new);
    String stratum = row.getOrDefault("stratum", "");
    if (!stratum.isEmpty()) {
      strata.merge(actor, stratum, (a, b) -> a.compareTo(b) <= 0 ? a : b);
    }
    if (!keep(row, actor)) {
      duplicates++;
    }
  }

  private boolean keep(Map<String, String> row, AccountId actor) {
    String item = row.getOrDefault("item", "");
    var channel = channel(row).orElseThrow();
    long time = RowTime.of(row.getOrDefault("time", "")).orElseThrow();
    String name = channel.channel().name();
    return switch (channel.mode()) {
      case NEAR ->
          points
              .computeIfAbsent(name, n -> new Points())
              .put(actor, time, ItemText.point(item).orElseThrow());
      case SLOT -> {
        long hash = ids.of(name + "\n" + ItemText.template(item));
        long number = ItemText.number(item).orElse(TableRow.NO_NUMBER);
        yield rows.add(new TableRow(actor, channel.channel(), hash, number, time));
      }
      default ->
          rows.add(
              new TableRow(
                  actor, channel.channel(), ids.of(name + "\n" + item), TableRow.NO_NUMBER, time));
    };
  }

  private Optional<TableChannel> channel(Map<String, String> row) {
    return Optional.ofNullable(channels.get(row.getOrDefault("channel", "")));
  }

  private String problem(Map<String, String> row) {
    String actor = row.getOrDefault("actor", "");
    String item = row.getOrDefault("item", "");
    if (actor.isEmpty()) {
      return "no-account";
    }
    if (tooLong(actor) || tooLong(item) || tooLong(row.getOrDefault("stratum", ""))) {
      return "too-long";
    }
    var channel = channel(row);
    if (channel.isEmpty()) {
      return "unknown-channel";
    }
    if (item.isEmpty()) {
      return "no-item";
    }
    if (!ItemText.fits(item, channel.get())) {
      return "bad-item";
    }
    OptionalLong time = RowTime.of(row.getOrDefault("time", ""));
    return time.isPresent() ? "" : "bad-time";
  }

  static boolean tooLong(String text) {
    return text.length() > MOST_BYTES || text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES;
  }
}
