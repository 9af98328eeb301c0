// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.tick;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.LogOdds;
import org.stillwatch.group.BoundTies;
import org.stillwatch.group.Cluster;
import org.stillwatch.group.ClusterMember;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.Handover;
import org.stillwatch.group.Item;
import org.stillwatch.group.Members;
import org.stillwatch.group.TestResult;
import org.stillwatch.group.Tested;

/// Who belongs to a united group, how surely, and why.
///
/// Reasons are counted per independent representation: an anchor (a content item most holders of
/// which are tied into the group), a bound fact shared with other members, a conversation taken
/// over. An account that holds an anchor and nothing else belongs with the probability that the
/// holders of that anchor belong, sharpened by how much of its own traffic the anchor is. This
/// keeps honest strays, who meet a campaign in one popular prompt, out of it.
final class Membership {
  /// Share of an anchor's holders that must be tied into the group (assumed).
  private static final double ANCHOR_PURITY = 0.4;

  private static final double LEAST_MEMBERSHIP = 0.2;

  /// What a common rhythm says about the holders of an anchor (assumed).
  private static final double RHYTHM_PURITY = 0.75;

  private static final double ONE_RHYTHM_LOG_P = StrictMath.log(1e-4);

  private final EvidenceLog log;
  private final Members group;
  private final Members tied;
  private final Members tiedInThrees;
  private final Members tookOver;
  private final List<Cluster.Anchor> anchors;
  private final TreeMap<Integer, Double> anchorMembership = new TreeMap<>();

  Membership(EvidenceLog log, United united) {
    this.log = log;
    this.group = united.members();
    tied = BoundTies.tied(log, group, 1);
    tiedInThrees = BoundTies.tied(log, group, 2);
    tookOver = tookOver(log, group);
    anchors = anchors(united);
  }

  List<Cluster.Anchor> anchors() {
    return anchors;
  }

  private static Members tookOver(EvidenceLog log, Members group) {
    var moved = new ArrayList<Integer>();
    for (Handover handover : log.handovers()) {
      if (group.contains(handover.from()) && group.contains(handover.to())) {
        moved.add(handover.from());
        moved.add(handover.to());
      }
    }
    return Members.of(moved.stream().mapToInt(Integer::intValue).toArray());
  }

  private List<Cluster.Anchor> anchors(United united) {
    var found = new ArrayList<Cluster.Anchor>();
    Members held = tied.union(tookOver);
    for (Tested tested : united.proposals()) {
      tested.proposal().anchor().ifPresent(item -> weigh(item, purity(tested, held), held, found));
    }
    found.sort(
        Comparator.comparingDouble(Cluster.Anchor::coverage)
            .reversed()
            .thenComparingLong(Cluster.Anchor::item));
    return found;
  }

  /// The share of a proposal's holders that belong: at least those who are tied into the group, and
  /// most of them where the holders as a whole keep one rhythm that strangers do not.
  private static double purity(Tested tested, Members held) {
    var holders = tested.proposal().members();
    double tiedShare = (double) holders.shared(held) / holders.size();
    boolean oneRhythm =
        tested.outcomes().stream()
            .anyMatch(o ->
                o.counted()
                    && o.test().name().equals("synchrony")
                    && o.result() instanceof TestResult.Measured m
                    && m.logP() <= ONE_RHYTHM_LOG_P);
    return oneRhythm ? Math.max(RHYTHM_PURITY, tiedShare) : tiedShare;
  }

  private void weigh(Item item, double purity, Members held, List<Cluster.Anchor> found) {
    var holders = Members.of(item.holderIndexes());
    if (purity < ANCHOR_PURITY) {
      return;
    }
    found.add(
        new Cluster.Anchor(
            item.channel(),
            item.hash(),
            (double) holders.shared(group) / group.size(),
            (double) holders.size() / log.size()));
    double typical =
        typicalUse(item, Members.of(holders.stream().filter(held::contains).toArray()));
    holders.stream()
        .forEach(p ->
            anchorMembership.merge(
                p, LogOdds.probability(logOdds(item, p, purity, typical)), Math::max));
  }

  /// Median share of their own requests that tied holders spend on the item.
  private double typicalUse(Item item, Members holders) {
    double[] shares = holders.stream().mapToDouble(p -> useShare(item, p)).sorted().toArray();
    return shares.length == 0 ? 0 : shares[shares.length / 2];
  }

  private double useShare(Item item, int principal) {
    return (double) item.uses(principal) / Math.max(1, log.principal(principal).requests());
  }

  private double logOdds(Item item, int principal, double purity, double typical) {
    double bounded = Math.min(0.99, purity);
    double base = LogOdds.of(bounded);
    boolean alike = useShare(item, principal) >= typical / 3;
    return base + (alike ? 1.5 : -3.0);
  }

  /// The accounts with a membership worth naming, ordered by id.
  List<ClusterMember> members() {
    boolean anchorsCover =
        group.stream().filter(anchorMembership::containsKey).count() >= 0.5 * group.size();
    var members = new ArrayList<ClusterMember>();
    Members candidates =
        group.union(
            Members.of(anchorMembership.keySet().stream().mapToInt(Integer::intValue).toArray()));
    candidates.stream()
        .forEach(p -> {
          double membership = membership(p, anchorsCover);
          if (membership >= LEAST_MEMBERSHIP) {
            for (AccountId account : log.principal(p).accounts()) {
              members.add(
                  new ClusterMember(p, account, membership, core(p, membership), costlyTie(p)));
            }
          }
        });
    members.sort(Comparator.comparing(ClusterMember::account));
    return members;
  }

  /// Every account of a group as a full member, whatever holds it.
  List<ClusterMember> membersOf(Members named) {
    var members = new ArrayList<ClusterMember>();
    named.stream()
        .forEach(p ->
            log.principal(p)
                .accounts()
                .forEach(a -> members.add(new ClusterMember(p, a, 1, true, costlyTie(p)))));
    members.sort(Comparator.comparing(ClusterMember::account));
    return members;
  }

  private double membership(int principal, boolean anchorsCover) {
    boolean bound = tied.contains(principal) || tookOver.contains(principal);
    Double anchored = anchorMembership.get(principal);
    if (anchored != null) {
      return bound ? Math.max(0.98, anchored) : anchored;
    }
    if (!bound) {
      return anchorsCover ? 0 : 0.3;
    }
    // Without content of the campaign a shared card may be a relative's: less sure where content
    // describes the campaign, surer where nothing but ties does.
    return anchorsCover ? 0.6 : 0.9;
  }

  private int reasons(int principal) {
    return (anchorMembership.containsKey(principal) ? 1 : 0)
        + (tied.contains(principal) ? 1 : 0)
        + (tookOver.contains(principal) ? 1 : 0);
  }

  private boolean core(int principal, double membership) {
    return membership >= 0.5 && (reasons(principal) >= 2 || membership >= 0.8);
  }

  private boolean costlyTie(int principal) {
    return tiedInThrees.contains(principal) || tookOver.contains(principal);
  }
}
