// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Seed;
import org.stillwatch.engines.local.TableRow;
import org.stillwatch.group.pairs.DirectPairs;
import org.stillwatch.group.pairs.ItemPairs;
import org.stillwatch.group.pairs.NearPairs;
import org.stillwatch.group.pairs.PairSource;
import org.stillwatch.group.pairs.Pairing;

/// A table as numbered actors and items, channel by channel, and the links between its actors.
final class TablePairs {
  /// Swaps stay inside six hours, so that daily curves stay.
  private static final long BIN_MILLIS = 6L * 3_600_000L;

  private final ItemTable table;
  private final List<AccountId> actors;
  private final Map<AccountId, Integer> numbers = new HashMap<>();
  private final int[] strata;
  private final SortedMap<String, PairSource> sources = new TreeMap<>();

  TablePairs(ItemTable table, Map<String, TableChannel> channels) {
    this.table = table;
    var rows = table.rows();
    actors =
        List.copyOf(
            new TreeSet<>(
                Stream.concat(
                        rows.stream().map(TableRow::actor),
                        table.points().values().stream()
                            .map(Points::actors)
                            .flatMap(Collection::stream))
                    .toList()));
    for (int i = 0; i < actors.size(); i++) {
      numbers.put(actors.get(i), i);
    }
    var kinds = new ArrayList<>(new TreeSet<>(actors.stream().map(table::stratum).toList()));
    var places = new HashMap<String, Integer>();
    kinds.forEach(kind -> places.put(kind, places.size()));
    strata = actors.stream().mapToInt(a -> places.getOrDefault(table.stratum(a), 0)).toArray();
    var byChannel = new TreeMap<String, List<TableRow>>();
    rows.forEach(r -> byChannel.computeIfAbsent(r.channel().name(), c -> new ArrayList<>()).add(r));
    byChannel.forEach((name, some) ->
        sources.put(name, source(Optional.ofNullable(channels.get(name)).orElseThrow(), some)));
    table
        .points()
        .forEach((name, points) -> {
          var channel = Optional.ofNullable(channels.get(name)).orElseThrow();
          sources.put(
              name,
              NearPairs.of(
                  channel.rule(),
                  actors.stream().map(points::of).toArray(double[][]::new),
                  channel.tolerance(),
                  channel.floor()));
        });
  }

  /// The links with their null.
  Pairing links(Seed seed) {
    return Pairing.of(List.copyOf(sources.values()), actors.size(), seed.derive("pairs"));
  }

  /// The channels, by name.
  SortedMap<String, PairSource> sources() {
    return sources;
  }

  /// The actor of a number.
  AccountId actor(int number) {
    return actors.get(number);
  }

  private PairSource source(TableChannel channel, List<TableRow> rows) {
    return channel.mode() == TableChannel.Mode.DIRECT
        ? direct(channel, rows)
        : items(channel, rows);
  }

  private PairSource items(TableChannel channel, List<TableRow> rows) {
    var hashes = rows.stream().mapToLong(TableRow::item).sorted().distinct().toArray();
    int[] items = new int[rows.size()];
    for (int i = 0; i < items.length; i++) {
      items[i] = Arrays.binarySearch(hashes, rows.get(i).item());
    }
    return ItemPairs.of(channel.rule(), items, who(rows), bins(rows), hashes.length, strata);
  }

  /// Names of nobody in the table make no pair.
  private PairSource direct(TableChannel channel, List<TableRow> all) {
    var byHash = new HashMap<Long, Integer>();
    for (int i = 0; i < actors.size(); i++) {
      byHash.put(table.named(channel.channel().name(), actors.get(i)), i);
    }
    var rows = all.stream().filter(r -> byHash.containsKey(r.item())).toList();
    int[] named = rows.stream().mapToInt(r -> byHash.getOrDefault(r.item(), 0)).toArray();
    return DirectPairs.of(channel.rule(), named, who(rows), bins(rows), actors.size());
  }

  private int[] who(List<TableRow> rows) {
    return rows.stream().mapToInt(r -> numbers.getOrDefault(r.actor(), 0)).toArray();
  }

  /// One bin for each six hours of each stratum, numbered in order; rows without a time are one
  /// more.
  private int[] bins(List<TableRow> rows) {
    long[] keys = rows.stream().mapToLong(this::bin).toArray();
    long[] known = Arrays.stream(keys).sorted().distinct().toArray();
    return Arrays.stream(keys).mapToInt(k -> Arrays.binarySearch(known, k)).toArray();
  }

  private long bin(TableRow row) {
    long time = row.timed() ? 1 + Math.floorDiv(row.timeMillis(), BIN_MILLIS) : 0;
    return time << 24 | strata[numbers.getOrDefault(row.actor(), 0)];
  }
}
