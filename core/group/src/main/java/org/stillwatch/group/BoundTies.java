// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Who shares items that are costly to forge, fact by fact. Items of one principal's set of devices
/// and cards often have one cause, so items with the same holders are one fact.
///
/// Direction (`contracts.md` 4.2 b): whoever held an item undisputed for 30 days or more before
/// anybody else gets no weight from it, so that a stolen card does not pull its owner in; nor does
/// the first holder of an item whose use was disputed, however soon the others came (4.2 c).
public final class BoundTies {
  /// How long an undisputed holder must have held an item to be out of reach of its later sharers.
  public static final long UNDISPUTED_MILLIS = 30L * 86_400_000L;

  private BoundTies() {}

  /// The facts of the whole log: each a set of at least two principals.
  public static List<Members> facts(EvidenceLog log) {
    return collapse(
        log.channels().stream()
            .filter(Channel::bound)
            .flatMap(c -> log.items(c, 2, c.mostHolders()).stream())
            .map(item -> sharers(log, item))
            .filter(m -> m.size() >= 2)
            .toList());
  }

  /// The facts that the members of a group hold, others who hold them included.
  public static List<Members> facts(EvidenceLog log, Members group) {
    var found = new HashMap<Long, Members>();
    for (Channel channel : log.channels()) {
      if (channel.bound()) {
        group.stream()
            .mapToObj(log::principal)
            .flatMap(p -> p.items(channel).stream())
            .filter(i -> i.holders() >= 2 && i.holders() <= channel.mostHolders())
            .forEach(i -> found.computeIfAbsent(i.hash(), h -> sharers(log, i)));
      }
    }
    return collapse(found.values().stream().filter(m -> m.size() >= 2).toList());
  }

  /// One shared item that is costly to forge.
  ///
  /// @param channel its kind
  /// @param item its keyed hash
  /// @param holders members of the group that share it, at least two
  public record Shared(Channel channel, long item, Members holders) {}

  /// The items that members of a group share with each other, in order of kind and holders: what
  /// [#facts] says, with the kinds and without anybody outside.
  public static List<Shared> inside(EvidenceLog log, Members group) {
    var shared = new ArrayList<Shared>();
    for (Channel channel : log.channels()) {
      if (channel.bound()) {
        group.stream()
            .mapToObj(log::principal)
            .flatMap(p -> p.items(channel).stream())
            .distinct()
            .filter(i -> i.holders() >= 2 && i.holders() <= channel.mostHolders())
            .map(i -> new Shared(channel, i.hash(), sharers(log, i).and(group)))
            .filter(s -> s.holders().size() >= 2)
            .sorted((a, b) -> Arrays.compare(a.holders().toArray(), b.holders().toArray()))
            .forEach(shared::add);
      }
    }
    return List.copyOf(shared);
  }

  private static List<Members> collapse(List<Members> facts) {
    Map<Members, Long> distinct =
        facts.stream().collect(Collectors.groupingBy(m -> m, Collectors.counting()));
    return distinct.keySet().stream()
        .sorted((a, b) -> Arrays.compare(a.toArray(), b.toArray()))
        .toList();
  }

  private static Members sharers(EvidenceLog log, Item item) {
    var holdings = item.holdings();
    boolean undisputed =
        holdings.size() >= 2
            && holdings.get(0).firstMillis() != Long.MIN_VALUE
            && holdings.get(1).firstMillis() - holdings.get(0).firstMillis() >= UNDISPUTED_MILLIS;
    var sharers = new TreeSet<Integer>();
    boolean owned = undisputed || log.isDisputed(item.hash());
    for (int i = owned ? 1 : 0; i < holdings.size(); i++) {
      sharers.add(holdings.get(i).principal());
    }
    return Members.of(sharers.stream().mapToInt(Integer::intValue).toArray());
  }

  /// The members of a group that share a fact with at least `others` further members of it.
  public static Members tied(EvidenceLog log, Members group, int others) {
    return Members.of(
        facts(log, group).stream()
            .map(fact -> fact.stream().filter(group::contains).toArray())
            .filter(inside -> inside.length > others)
            .flatMapToInt(IntStream::of)
            .toArray());
  }
}
