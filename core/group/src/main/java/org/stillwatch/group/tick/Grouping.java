// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.tick;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.group.Cluster;
import org.stillwatch.group.ClusterMember;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.Members;
import org.stillwatch.group.Tested;

/// The group engine: at each tick, from all evidence before it to clusters with ids that survive.
///
/// It keeps what outcomes and ids depend on from earlier ticks, so ticks are given in order; the
/// same log at the same ticks gives the same clusters, bit for bit.
public final class Grouping {
  /// False-discovery rate below which a group is worth watching.
  public static final double WATCH_FDR = 0.05;

  /// How long the name of a faded cluster is kept for its return.
  public static final long REMEMBERED_MILLIS = 30 * 86_400_000L;

  /// Share of a group inside a larger one that makes it a fragment of that; the same half from
  /// which proposals are united.
  private static final double FRAGMENT = 0.5;

  private final Testing testing;
  private final Survival survival;
  private List<Tested> lastTested = List.of();
  private long lastTickMillis;

  /// @param catalogue kinds of proposals and tests
  /// @param key names the clusters
  public Grouping(Catalogue catalogue, FingerprintKey key) {
    testing = new Testing(catalogue);
    survival = new Survival(key);
  }

  /// Every account that is likely to be in a cluster which is there, or was within the last 30 days
  /// and would get its name back.
  public Set<AccountId> remembered() {
    return survival.accounts();
  }

  /// The ids of those clusters.
  public Set<String> names() {
    return survival.names();
  }

  /// Says that principals have other indexes from now on. What was found out about them is found
  /// out again at the next tick.
  public void renumbered() {
    testing.forget();
    lastTested = List.of();
  }

  /// The clusters at a tick, ordered by id.
  public List<Cluster> tick(EvidenceLog log, long tickMillis) {
    lastTickMillis = tickMillis;
    lastTested = testing.tick(log, tickMillis);
    var passed = lastTested.stream().filter(t -> t.logQ() <= StrictMath.log(WATCH_FDR)).toList();
    var newcomers = new Newcomers(log);
    var parts = new ArrayList<Part>();
    var own = Explained.without(Uniting.unite(passed), rest -> testing.logQ(log, rest, tickMillis));
    var whole = Crossing.join(log, own);
    for (United united : Operators.apart(log, log.wordSpace(tickMillis), whole)) {
      var membership = new Membership(log, united, newcomers, tickMillis);
      var members = membership.members();
      if (members.stream().filter(m -> m.membership() >= 0.5).count() >= 5) {
        parts.add(new Part(united, membership.anchors(), members));
      }
    }
    var kept = withoutFragments(parts);
    var named = survival.name(kept.stream().map(Part::members).toList(), tickMillis);
    var clusters = new ArrayList<Cluster>();
    for (int i = 0; i < kept.size(); i++) {
      clusters.add(cluster(log, tickMillis, kept.get(i), named.get(i)));
    }
    clusters.sort(Comparator.comparing(Cluster::id));
    return clusters;
  }

  /// Drops what is for the most part in a larger group that is no more likely by chance: the few of
  /// a campaign who also meet in some popular product are no campaign of their own, and whoever
  /// they meet there has nothing to do with it. A larger group that owes its improbability to the
  /// smaller one, whose other members are hardly tied at all, takes nothing from it.
  static List<Part> withoutFragments(List<Part> parts) {
    var bySize =
        parts.stream()
            .sorted(
                Comparator.comparingInt((Part p) -> -p.likely().size())
                    .thenComparing(p -> p.members.getFirst().account()))
            .toList();
    var kept = new ArrayList<Part>();
    for (Part part : bySize) {
      if (kept.stream().noneMatch(k -> isFragment(part, k))) {
        kept.add(part);
      }
    }
    return kept;
  }

  private static boolean isFragment(Part part, Part of) {
    var likely = part.likely();
    return (of.united.logQ() <= part.united.logQ()
            || of.costlyShare() >= FRAGMENT * part.costlyShare())
        && of.likely().shared(likely) >= FRAGMENT * likely.size();
  }

  /// Describes any group as if it had passed, after at least one tick: for the fit of room `judge`,
  /// which needs honest groups that never pass as much as campaigns that do.
  public Cluster describe(EvidenceLog log, Members group) {
    var alike =
        lastTested.stream()
            .filter(t ->
                2 * t.proposal().members().shared(group)
                    >= Math.max(t.proposal().members().size(), group.size()))
            .toList();
    double logQ = alike.stream().mapToDouble(Tested::logQ).min().orElse(0);
    var membership =
        new Membership(log, new United(group, alike, logQ), new Newcomers(log), lastTickMillis);
    var members = membership.membersOf(group);
    return cluster(
        log,
        lastTickMillis,
        new Part(new United(group, alike, logQ), membership.anchors(), members),
        new Survival.Named("", new Cluster.Life("", List.of(), List.of())));
  }

  /// A united group with what holds it and whom.
  record Part(United united, List<Cluster.Anchor> anchors, List<ClusterMember> members) {
    /// The share of its members that hold a costly tie.
    double costlyShare() {
      return (double) members.stream().filter(ClusterMember::costlyTie).count() / members.size();
    }

    Members likely() {
      return Members.of(
          members.stream()
              .filter(m -> m.membership() >= 0.5)
              .mapToInt(ClusterMember::principal)
              .toArray());
    }
  }

  private Cluster cluster(EvidenceLog log, long tickMillis, Part part, Survival.Named named) {
    var principals = part.likely();
    return new Cluster(
        named.id(),
        part.members,
        principals,
        testing.outcomes(log, principals, tickMillis),
        part.anchors,
        part.united.logQ(),
        named.life());
  }
}
