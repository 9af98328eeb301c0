// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.tick;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stillwatch.base.LogOdds;
import org.stillwatch.group.Cluster;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.Item;
import org.stillwatch.group.Members;
import org.stillwatch.group.Tested;
import org.stillwatch.group.WordSpace;

/// The content items that hold a group together, and how surely each of their holders belongs.
///
/// An account that holds an anchor and nothing else belongs with the probability that the holders
/// of that anchor belong, sharpened by how much of its own traffic the anchor is, by its words, and
/// by whether it is new. This keeps honest strays, who meet a campaign in one popular prompt, out
/// of it.
final class AnchorMembership {
  /// Share of an anchor's holders that must belong to the group (assumed).
  private static final double ANCHOR_PURITY = 0.5;

  /// How much less pure than the best anchor another one may be (assumed): where the campaign has
  /// sentences of its own, a popular product that it uses as well says nothing about its users.
  private static final double NEXT_TO_BEST = 0.8;

  /// What it says that the anchor is as large a part of an account's traffic as of its fellows',
  /// and that it is not (assumed).
  private static final double ALIKE_NATS = 0.7;

  private static final double UNLIKE_NATS = -2;

  /// The most that purity may say for a holder whom nothing ties to the others: the tied may be all
  /// there are, however many they are (assumed).
  private static final double UNTIED_PURITY = 0.5;

  private final EvidenceLog log;
  private final WordSpace space;
  private final Members group;
  private final Members held;
  private final Newcomers newcomers;
  private final List<Cluster.Anchor> anchors = new ArrayList<>();
  private final TreeMap<Integer, Double> byPrincipal = new TreeMap<>();

  AnchorMembership(
      EvidenceLog log, WordSpace space, United united, Members held, Newcomers newcomers) {
    this.log = log;
    this.space = space;
    this.group = united.members();
    this.held = held;
    this.newcomers = newcomers;
    var candidates = new ArrayList<Candidate>();
    for (Tested tested : united.proposals()) {
      tested
          .proposal()
          .anchor()
          .ifPresent(item -> candidates.add(new Candidate(item, Purity.of(tested, held))));
    }
    double best = candidates.stream().mapToDouble(Candidate::purity).max().orElse(0);
    double least = Math.max(ANCHOR_PURITY, NEXT_TO_BEST * best);
    candidates.stream().filter(c -> c.purity >= least).forEach(this::weigh);
    anchors.sort(
        Comparator.comparingDouble(Cluster.Anchor::coverage)
            .reversed()
            .thenComparingLong(Cluster.Anchor::item));
  }

  /// An item that may hold the group together.
  private record Candidate(Item item, double purity) {}

  /// Largest coverage first.
  List<Cluster.Anchor> anchors() {
    return List.copyOf(anchors);
  }

  /// Membership by index of principal, of everybody who holds an anchor.
  SortedMap<Integer, Double> byPrincipal() {
    return byPrincipal;
  }

  private void weigh(Candidate candidate) {
    Item item = candidate.item;
    var holders = Members.of(item.holderIndexes());
    anchors.add(
        new Cluster.Anchor(
            item.channel(),
            item.hash(),
            (double) holders.shared(group) / group.size(),
            (double) holders.size() / log.size()));
    var sure = Members.of(holders.stream().filter(held::contains).toArray());
    double typical = typicalUse(item, sure);
    double newAmongSure = newcomers.among(sure);
    double prior = LogOdds.of(Math.min(UNTIED_PURITY, candidate.purity));
    var words = new WordLikeness(space, sure, holders);
    holders.stream()
        .forEach(p -> {
          boolean alike = useShare(item, p) >= typical / 3;
          double nats =
              prior
                  + newcomers.nats(p, newAmongSure)
                  + words.nats(p)
                  + (alike ? ALIKE_NATS : UNLIKE_NATS);
          byPrincipal.merge(p, LogOdds.probability(nats), Math::max);
        });
  }

  /// Median share of their own requests that tied holders spend on the item.
  private double typicalUse(Item item, Members holders) {
    double[] shares = holders.stream().mapToDouble(p -> useShare(item, p)).sorted().toArray();
    return shares.length == 0 ? 0 : shares[shares.length / 2];
  }

  private double useShare(Item item, int principal) {
    return (double) item.uses(principal) / Math.max(1, log.principal(principal).requests());
  }
}
