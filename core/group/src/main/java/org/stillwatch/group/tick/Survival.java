// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.tick;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.group.Cluster;
import org.stillwatch.group.ClusterMember;

/// Keeps the ids of clusters from tick to tick: old and new are matched by the weight of the
/// members that they share, greedily, ties by id. Of a split the largest part keeps the id; of a
/// merger the older id stays and the other becomes an alias. Members at the edge do not count:
/// there may be hundreds of them, and they are the edge of others as well.
final class Survival {
  private static final double GREW = 1.2;
  private static final double HALF = 0.5;

  private final FingerprintKey key;
  private final Map<String, Known> known = new LinkedHashMap<>();

  Survival(FingerprintKey key) {
    this.key = key;
  }

  /// Whoever was a likely member of a cluster that is still known.
  Set<AccountId> accounts() {
    return known.values().stream()
        .flatMap(k -> k.members.keySet().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /// The ids of the clusters that are still known.
  Set<String> names() {
    return Set.copyOf(known.keySet());
  }

  /// A named cluster as last seen.
  private record Known(
      long bornMillis,
      long seenMillis,
      int sizeAtLastEvent,
      Map<AccountId, Double> members,
      Cluster.Life life,
      boolean alive) {}

  private record Match(String id, int part, double weight) {}

  /// Names the parts of this tick.
  ///
  /// @param parts member lists, each sorted by account
  /// @return id and life of each part, in the order given
  List<Named> name(List<List<ClusterMember>> parts, long tickMillis) {
    known
        .values()
        .removeIf(old -> !old.alive && old.seenMillis < tickMillis - Grouping.REMEMBERED_MILLIS);
    var matches = matches(parts);
    var ids = keepers(matches);
    Map<Integer, List<String>> merged = new HashMap<>();
    Map<Integer, String> parents = new HashMap<>();
    Set<String> used = new HashSet<>(ids.values());
    for (Match match : matches) {
      if (used.contains(match.id)) {
        parents.putIfAbsent(match.part, match.id);
      } else if (ids.containsKey(match.part)
          && match.weight >= HALF * weight(known(match.id).members)) {
        String current = ids.getOrDefault(match.part, match.id);
        String older = older(current, match.id);
        ids.put(match.part, older);
        merged
            .computeIfAbsent(match.part, p -> new ArrayList<>())
            .add(older.equals(current) ? match.id : current);
        used.add(match.id);
      }
    }
    fade(used, tickMillis);
    var named = new ArrayList<Named>();
    for (int part = 0; part < parts.size(); part++) {
      named.add(
          settle(
              parts.get(part),
              ids.getOrDefault(part, ""),
              merged.getOrDefault(part, List.of()),
              parents.getOrDefault(part, ""),
              tickMillis));
    }
    return named;
  }

  /// One id per part and one part per id, heaviest first. An id does not settle for a part that
  /// holds less than half of what another part holds of it: it has been merged into that one.
  private static Map<Integer, String> keepers(List<Match> matches) {
    Map<Integer, String> ids = new HashMap<>();
    Map<String, Double> heaviest = new HashMap<>();
    Set<String> used = new HashSet<>();
    for (Match match : matches) {
      double most = heaviest.computeIfAbsent(match.id, id -> match.weight);
      if (!used.contains(match.id) && !ids.containsKey(match.part) && match.weight >= HALF * most) {
        ids.put(match.part, match.id);
        used.add(match.id);
      }
    }
    return ids;
  }

  private String older(String a, String b) {
    return known(a).bornMillis <= known(b).bornMillis ? a : b;
  }

  private Known known(String id) {
    var found = known.get(id);
    if (found == null) {
      throw new IllegalStateException("no cluster " + id);
    }
    return found;
  }

  /// The id and life of one part.
  record Named(String id, Cluster.Life life) {}

  private List<Match> matches(List<List<ClusterMember>> parts) {
    var matches = new ArrayList<Match>();
    for (int part = 0; part < parts.size(); part++) {
      Map<String, Double> weights = new HashMap<>();
      for (ClusterMember member : belonging(parts.get(part))) {
        known.forEach((id, old) -> {
          Double before = old.members.get(member.account());
          if (before != null) {
            weights.merge(id, Math.min(before, member.membership()), Double::sum);
          }
        });
      }
      for (var entry : weights.entrySet()) {
        matches.add(new Match(entry.getKey(), part, entry.getValue()));
      }
    }
    matches.sort(
        Comparator.comparingDouble(Match::weight)
            .reversed()
            .thenComparingLong(m -> known(m.id).bornMillis)
            .thenComparing(Match::id)
            .thenComparingInt(Match::part));
    return matches;
  }

  /// Who belongs more likely than not; everybody, where that is nobody.
  private static List<ClusterMember> belonging(List<ClusterMember> members) {
    var likely = members.stream().filter(m -> m.membership() >= HALF).toList();
    return likely.isEmpty() ? members : likely;
  }

  private static double weight(Map<AccountId, Double> members) {
    return members.values().stream().sorted().mapToDouble(Double::doubleValue).sum();
  }

  private void fade(Set<String> used, long tickMillis) {
    for (var entry : known.entrySet()) {
      var old = entry.getValue();
      if (!used.contains(entry.getKey()) && old.alive) {
        entry.setValue(
            new Known(
                old.bornMillis,
                old.seenMillis,
                old.sizeAtLastEvent,
                old.members,
                with(old.life, List.of(), tickMillis, "faded"),
                false));
      }
    }
  }

  private Named settle(
      List<ClusterMember> members, String id, List<String> merged, String parent, long tickMillis) {
    String name = id;
    Cluster.Life life;
    List<ClusterMember> belonging = belonging(members);
    int size = belonging.size();
    int eventSize = size;
    long born = tickMillis;
    if (id.isEmpty()) {
      name = Names.of(key, tickMillis, members.stream().map(ClusterMember::account).toList());
      life =
          new Cluster.Life(
              parent,
              List.of(),
              List.of(new Cluster.Event(tickMillis, parent.isEmpty() ? "born" : "split")));
    } else {
      var old = known(id);
      born = old.bornMillis;
      life = old.life;
      eventSize = old.sizeAtLastEvent;
      if (!merged.isEmpty()) {
        life = with(life, merged, tickMillis, "merged");
        merged.forEach(known::remove);
        eventSize = size;
      } else if (size >= GREW * old.sizeAtLastEvent) {
        life = with(life, List.of(), tickMillis, "grew");
        eventSize = size;
      }
    }
    known.put(name, new Known(born, tickMillis, eventSize, memberships(belonging), life, true));
    return new Named(name, life);
  }

  private static Map<AccountId, Double> memberships(List<ClusterMember> members) {
    return members.stream()
        .collect(
            Collectors.toMap(
                ClusterMember::account, ClusterMember::membership, Math::max, LinkedHashMap::new));
  }

  private static Cluster.Life with(
      Cluster.Life life, List<String> merged, long atMillis, String kind) {
    var events = new ArrayList<>(life.events());
    events.add(new Cluster.Event(atMillis, kind));
    var ids = new ArrayList<>(life.merged());
    ids.addAll(merged);
    ids.sort(Comparator.naturalOrder());
    return new Cluster.Life(life.parent(), List.copyOf(ids), List.copyOf(events));
  }
}
