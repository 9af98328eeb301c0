// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.tick;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.stillwatch.base.AccountId;
import org.stillwatch.group.Cluster;
import org.stillwatch.group.ClusterMember;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.Members;

/// Who belongs to a united group, how surely, and why.
///
/// Reasons are counted per independent representation: content (an anchor, most holders of which
/// are tied into the group, or the words where there is no anchor), a bound fact shared with other
/// members, a conversation taken over or a part in an arrangement.
final class Membership {
  private static final double LEAST_MEMBERSHIP = 0.2;

  /// With fewer tied members, those count as sure whom independent tests support: a campaign that
  /// shares nothing is still one.
  private static final int LEAST_TIED = 5;

  private final EvidenceLog log;
  private final Members group;
  private final Ties ties;
  private final Members tied;
  private final List<Cluster.Anchor> anchors;
  private final TreeMap<Integer, Double> byContent;
  private final boolean contentCovers;
  private final Members inLarge;
  private final Members linkedToContent;

  Membership(EvidenceLog log, United united, Newcomers newcomers, long tickMillis) {
    this.log = log;
    this.group = united.members();
    var backing = Backing.of(united);
    ties = Ties.of(log, group, backing.mutual());
    tied = ties.toGroup();
    var sure = tied.size() >= LEAST_TIED ? tied : tied.union(backing.copied());
    var anchored = new AnchorMembership(log, log.wordSpace(tickMillis), united, sure, newcomers);
    anchors = anchored.anchors();
    byContent = new TreeMap<>(anchored.byPrincipal());
    new WordMembership(log.wordSpace(tickMillis), united, sure, newcomers)
        .byPrincipal()
        .forEach((p, membership) -> byContent.merge(p, membership, Math::max));
    contentCovers = group.stream().filter(byContent::containsKey).count() >= 0.5 * group.size();
    inLarge = ties.inLarge();
    linkedToContent = ties.linkedTo(byContent::containsKey);
  }

  List<Cluster.Anchor> anchors() {
    return anchors;
  }

  /// The accounts with a membership worth naming, ordered by id.
  List<ClusterMember> members() {
    var members = new ArrayList<ClusterMember>();
    Members holders = Members.of(byContent.keySet().stream().mapToInt(i -> i).toArray());
    group.union(holders).stream()
        .forEach(p -> {
          double membership = membership(p);
          if (membership >= LEAST_MEMBERSHIP) {
            add(p, membership, core(p, membership), members);
          }
        });
    members.sort(Comparator.comparing(ClusterMember::account));
    return members;
  }

  /// Every account of a group as a full member, whatever holds it.
  List<ClusterMember> membersOf(Members named) {
    var members = new ArrayList<ClusterMember>();
    named.stream().forEach(p -> add(p, 1, true, members));
    members.sort(Comparator.comparing(ClusterMember::account));
    return members;
  }

  private void add(int principal, double membership, boolean core, List<ClusterMember> to) {
    for (AccountId account : log.principal(principal).accounts()) {
      to.add(new ClusterMember(principal, account, membership, core, ties.costly(principal)));
    }
  }

  private double membership(int principal) {
    Double content = byContent.get(principal);
    if (content != null) {
      return tied.contains(principal) ? Math.max(0.98, content) : content;
    }
    if (!tied.contains(principal)) {
      return contentCovers ? 0 : 0.3;
    }
    // Without content of the campaign a shared card may be a relative's: two or three people who
    // share one are a household, unless what they share is also in the campaign.
    boolean linked = linkedToContent.contains(principal);
    if (contentCovers) {
      return linked ? 0.6 : 0;
    }
    return linked || inLarge.contains(principal) ? 0.9 : 0.3;
  }

  private int reasons(int principal) {
    return (byContent.containsKey(principal) ? 1 : 0)
        + (ties.shared().contains(principal) && tied.contains(principal) ? 1 : 0)
        + (ties.acted(principal) && tied.contains(principal) ? 1 : 0);
  }

  private boolean core(int principal, double membership) {
    return membership >= 0.5 && (reasons(principal) >= 2 || membership >= 0.8);
  }
}
