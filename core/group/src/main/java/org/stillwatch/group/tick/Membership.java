// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.tick;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.LogOdds;
import org.stillwatch.group.BoundTies;
import org.stillwatch.group.Cluster;
import org.stillwatch.group.ClusterMember;
import org.stillwatch.group.Components;
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
  /// Share of an anchor's holders that must belong to the group (assumed).
  private static final double ANCHOR_PURITY = 0.5;

  /// How much less pure than the best anchor another one may be (assumed): where the campaign has
  /// sentences of its own, a popular product that it uses as well says nothing about its users.
  private static final double NEXT_TO_BEST = 0.8;

  /// An account whose traffic starts within this time of its opening is new.
  private static final long NEW_MILLIS = 30L * 86_400_000L;

  private static final double LEAST_MEMBERSHIP = 0.2;

  /// What it says that the anchor is as large a part of an account's traffic as of its fellows',
  /// and that it is not (assumed).
  private static final double ALIKE_NATS = 0.7;

  private static final double UNLIKE_NATS = -2;

  private static final double ONE_RHYTHM_LOG_P = StrictMath.log(1e-4);

  private final EvidenceLog log;
  private final Members group;
  private final Members tied;
  private final Members tiedInThrees;
  private final Members tookOver;
  private final double newShare;
  private final List<Cluster.Anchor> anchors;
  private final Members inLargeComponent;
  private final Members linkedToAnchor;
  private final TreeMap<Integer, Double> anchorMembership = new TreeMap<>();

  Membership(EvidenceLog log, United united) {
    this.log = log;
    this.group = united.members();
    tied = BoundTies.tied(log, group, 1);
    tiedInThrees = BoundTies.tied(log, group, 2);
    tookOver = tookOver(log, group);
    newShare = newAmongAll();
    anchors = anchors(united);
    var components = tieComponents();
    inLargeComponent = union(components.stream().filter(c -> c.size() >= 5).toList());
    linkedToAnchor =
        union(
            components.stream()
                .filter(c -> c.stream().anyMatch(anchorMembership::containsKey))
                .toList());
  }

  List<Cluster.Anchor> anchors() {
    return anchors;
  }

  private static Members union(List<Members> sets) {
    return sets.stream().reduce(Members.of(), Members::union);
  }

  /// Members connected by bound facts and handovers inside the group.
  private List<Members> tieComponents() {
    var components = new Components(log.size());
    for (Members fact : BoundTies.facts(log, group)) {
      int[] inside = fact.stream().filter(group::contains).toArray();
      for (int i = 1; i < inside.length; i++) {
        components.join(inside[0], inside[i]);
      }
    }
    for (Handover handover : log.handovers()) {
      if (group.contains(handover.from()) && group.contains(handover.to())) {
        components.join(handover.from(), handover.to());
      }
    }
    return components.atLeast(2);
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
    Members held = tied.union(tookOver);
    var candidates = new ArrayList<Candidate>();
    for (Tested tested : united.proposals()) {
      tested
          .proposal()
          .anchor()
          .ifPresent(item -> candidates.add(new Candidate(item, purity(tested, held))));
    }
    double best = candidates.stream().mapToDouble(Candidate::purity).max().orElse(0);
    double least = Math.max(ANCHOR_PURITY, NEXT_TO_BEST * best);
    var found = new ArrayList<Cluster.Anchor>();
    candidates.stream()
        .filter(c -> c.purity >= least)
        .forEach(c -> weigh(c.item, c.purity, held, found));
    found.sort(
        Comparator.comparingDouble(Cluster.Anchor::coverage)
            .reversed()
            .thenComparingLong(Cluster.Anchor::item));
    return found;
  }

  /// An item that may hold the group together.
  private record Candidate(Item item, double purity) {}

  /// The share of a proposal's holders that belong: those who are tied into the group, or, where
  /// the holders keep one rhythm, the share that explains how many of them are in step.
  private static double purity(Tested tested, Members held) {
    var holders = tested.proposal().members();
    double purity = (double) holders.shared(held) / holders.size();
    for (Tested.Outcome outcome : tested.outcomes()) {
      if (outcome.counted()
          && outcome.test().name().equals("synchrony")
          && outcome.result() instanceof TestResult.Measured m
          && m.logP() <= ONE_RHYTHM_LOG_P) {
        // Strangers are in step with a chance of one half, members nearly always.
        purity = Math.max(purity, 2.0 * m.supported().size() / holders.size() - 1);
      }
    }
    return purity;
  }

  private void weigh(Item item, double purity, Members held, List<Cluster.Anchor> found) {
    var holders = Members.of(item.holderIndexes());
    found.add(
        new Cluster.Anchor(
            item.channel(),
            item.hash(),
            (double) holders.shared(group) / group.size(),
            (double) holders.size() / log.size()));
    var sure = Members.of(holders.stream().filter(held::contains).toArray());
    double typical = typicalUse(item, sure);
    double newAmongSure = (sure.stream().filter(this::isNew).count() + 1.0) / (sure.size() + 2.0);
    holders.stream()
        .forEach(p ->
            anchorMembership.merge(
                p,
                LogOdds.probability(logOdds(item, p, purity, typical, newAmongSure)),
                Math::max));
  }

  private boolean isNew(int principal) {
    var seen = log.principal(principal);
    return seen.openedMillis() != Long.MIN_VALUE
        && seen.firstMillis() - seen.openedMillis() < NEW_MILLIS;
  }

  private double newAmongAll() {
    long all = IntStream.range(0, log.size()).filter(this::isNew).count();
    return (all + 1.0) / (log.size() + 2.0);
  }

  /// Median share of their own requests that tied holders spend on the item.
  private double typicalUse(Item item, Members holders) {
    double[] shares = holders.stream().mapToDouble(p -> useShare(item, p)).sorted().toArray();
    return shares.length == 0 ? 0 : shares[shares.length / 2];
  }

  private double useShare(Item item, int principal) {
    return (double) item.uses(principal) / Math.max(1, log.principal(principal).requests());
  }

  /// Purity as prior; then whether the account is new, as its tied fellows are or are not; then
  /// whether the anchor is as large a part of its traffic as it is of theirs.
  private double logOdds(
      Item item, int principal, double purity, double typical, double newAmongSure) {
    double base = LogOdds.of(Math.min(0.99, purity));
    double fresh = isNew(principal) ? newAmongSure / newShare : (1 - newAmongSure) / (1 - newShare);
    boolean alike = useShare(item, principal) >= typical / 3;
    return base + StrictMath.log(fresh) + (alike ? ALIKE_NATS : UNLIKE_NATS);
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
    // Without content of the campaign a shared card may be a relative's: two or three people who
    // share one are a household, unless what they share is also in the campaign.
    boolean linked = linkedToAnchor.contains(principal);
    if (anchorsCover) {
      return linked ? 0.6 : 0;
    }
    return linked || inLargeComponent.contains(principal) ? 0.9 : 0.3;
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
