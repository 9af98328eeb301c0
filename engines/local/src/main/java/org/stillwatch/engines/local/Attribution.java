// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.stillwatch.base.AccountId;
import org.stillwatch.capture.TaskClass;
import org.stillwatch.group.Channel;
import org.stillwatch.group.Cluster;
import org.stillwatch.group.ClusterMember;

/// Which exchanges are a campaign's: those of its likely members that carry one of its anchors, all
/// of a member that does little else (a template is only known from its third use on), and all of
/// everybody where content does not describe the campaign.
final class Attribution {
  private static final int MOST_MEMBERS = 10;
  private static final int MOST_EXEMPLARS = 20;

  private final Watched watched;
  private final PriceList prices;
  private final Set<AccountId> members = new HashSet<>();
  private final Set<Long> templates = new HashSet<>();
  private final Set<Long> systems = new HashSet<>();
  private final boolean everything;
  private final Map<AccountId, long[]> anchoredOfAll = new HashMap<>();
  private final TreeSet<String> pathways = new TreeSet<>();
  private final EnumMap<TaskClass, Long> tasks = new EnumMap<>(TaskClass.class);
  private final Map<AccountId, List<String>> earliest = new LinkedHashMap<>();
  private long exchanges;
  private long beforeDetection;
  private long tokens;
  private long microCents;
  private long priced;
  private long firstMillis = Long.MAX_VALUE;
  private long lastMillis = Long.MIN_VALUE;

  Attribution(Watched watched, PriceList prices) {
    this.watched = watched;
    this.prices = prices;
    watched.cluster().members().stream()
        .filter(m -> m.membership() >= 0.5)
        .map(ClusterMember::account)
        .forEach(members::add);
    for (Cluster.Anchor anchor : watched.cluster().anchors()) {
      (anchor.channel().equals(Channel.TEMPLATE) ? templates : systems).add(anchor.item());
    }
    everything =
        watched.cluster().anchors().stream().mapToDouble(Cluster.Anchor::coverage).max().orElse(0)
            < 0.5;
  }

  /// The likely members.
  Set<AccountId> members() {
    return members;
  }

  private boolean anchored(Served seen) {
    return templates.contains(seen.template()) || systems.contains(seen.system());
  }

  /// Looks at one exchange of a member, before any is counted.
  private void look(Served seen) {
    long[] counts = anchoredOfAll.computeIfAbsent(seen.account(), a -> new long[2]);
    counts[0] += anchored(seen) ? 1 : 0;
    counts[1]++;
  }

  private boolean doesLittleElse(AccountId account) {
    long[] counts = anchoredOfAll.getOrDefault(account, new long[2]);
    return 2 * counts[0] >= counts[1];
  }

  /// Whether an exchange of a likely member is the campaign's; known once all were looked at.
  boolean counts(Served seen) {
    return everything || anchored(seen) || doesLittleElse(seen.account());
  }

  /// Counts one exchange, in replay order, if it is the campaign's.
  private void add(Served seen) {
    if (!counts(seen)) {
      return;
    }
    exchanges++;
    if (seen.timeMillis() < watched.detectedMillis()) {
      beforeDetection++;
    }
    tokens += Math.max(0, seen.usage().total());
    var price = prices.microCents(seen.model(), seen.usage());
    microCents += price.orElse(0);
    priced += price.isPresent() ? 1 : 0;
    firstMillis = Math.min(firstMillis, seen.timeMillis());
    lastMillis = Math.max(lastMillis, seen.timeMillis());
    pathways.add(seen.pathway());
    seen.capabilities().forEach((task, share) -> tasks.merge(task, (long) share, Long::sum));
    var ids = earliest.computeIfAbsent(seen.account(), a -> new ArrayList<>());
    if (ids.size() < MOST_EXEMPLARS / MOST_MEMBERS) {
      ids.add(seen.id());
    }
  }

  Watched watched() {
    return watched;
  }

  long exchanges() {
    return exchanges;
  }

  long beforeDetection() {
    return beforeDetection;
  }

  long tokens() {
    return tokens;
  }

  /// What the campaign's exchanges cost at list price, in US cents, rounded down; empty when no
  /// exchange has a price.
  OptionalLong usdCents() {
    return priced == 0 ? OptionalLong.empty() : OptionalLong.of(microCents / PriceList.MICRO);
  }

  long firstMillis() {
    return firstMillis;
  }

  long lastMillis() {
    return lastMillis;
  }

  /// Accounts with an exchange of the campaign, by their first one.
  List<AccountId> beginners() {
    return List.copyOf(earliest.keySet());
  }

  List<String> pathways() {
    return List.copyOf(pathways);
  }

  /// Task classes with at least a tenth of the mass, in alphabetical order.
  List<String> capabilities() {
    long all = tasks.values().stream().mapToLong(Long::longValue).sum();
    return tasks.entrySet().stream()
        .filter(e -> e.getValue() * 10 >= all && e.getValue() > 0)
        .map(e -> e.getKey().word())
        .sorted()
        .toList();
  }

  /// Ids of exchanges to look up: the earliest two of at most ten accounts of a set.
  List<String> exemplars(Set<AccountId> of) {
    var ids = new ArrayList<String>();
    int accounts = 0;
    for (var entry : earliest.entrySet()) {
      if (accounts < MOST_MEMBERS && of.contains(entry.getKey())) {
        ids.addAll(entry.getValue());
        accounts++;
      }
    }
    return List.copyOf(ids);
  }

  /// Attributes the exchanges of the members of one group.
  static Attribution of(Watched watched, Ledger ledger, PriceList prices) {
    var attribution = new Attribution(watched, prices);
    var served = ledger.of(attribution.members);
    served.forEach(attribution::look);
    served.forEach(attribution::add);
    return attribution;
  }
}
