// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.corpus;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.stillwatch.trace.score.Circumstances;
import org.stillwatch.trace.score.Claim;
import org.stillwatch.trace.score.Commitment;
import org.stillwatch.trace.score.Conclusion;
import org.stillwatch.trace.score.Grading;
import org.stillwatch.trace.score.Mechanism;
import org.stillwatch.trace.score.Reach;
import org.stillwatch.trace.tail.BinomialTail;
import org.stillwatch.trace.tail.GateNode;
import org.stillwatch.trace.tail.GateTree;

/// What may be said about a corpus: exact sign tests of served against held-back twins, for all
/// accounts together, then per campaign, then per account, at one family-wise level. Matches alone
/// have no null and support no grade, however many they are (`provenance.md` 5.4, 6.1, 10).
///
/// @param tested every hypothesis that was tested, parents first
/// @param conclusion what may be said
/// @param pairsNeeded pairs one way, and none the other, that an account needs at its level
public record Attribution(List<GateTree.Tested> tested, Conclusion conclusion, long pairsNeeded) {
  private static final String ALL = "all";
  private static final String CAMPAIGN = "campaign ";
  private static final String ACCOUNT = "account ";

  public Attribution {
    tested = List.copyOf(tested);
  }

  /// Computes it.
  public static Attribution of(Counts counts) {
    Optional<GateNode> root = tree(counts);
    List<GateTree.Tested> tested =
        root.map(node -> GateTree.test(node, counts.alpha())).orElse(List.of());
    var claims = tested.stream().map(one -> claim(one, counts.alpha())).toList();
    var circumstances =
        new Circumstances(
            counts.alpha(),
            Commitment.NOT_NEEDED,
            counts.searched() ? Circumstances.Check.CLEAR : Circumstances.Check.NOT_MADE,
            Circumstances.Check.NOT_MADE);
    return new Attribution(
        tested, Grading.conclude(claims, circumstances), needed(counts.alpha(), leaves(counts)));
  }

  private static long leaves(Counts counts) {
    return Math.max(1, counts.twins().size());
  }

  /// Pairs that all lie one way and reach a level divided by the number of accounts.
  private static long needed(double alpha, long accounts) {
    double level = StrictMath.log10(alpha) - StrictMath.log10((double) accounts);
    return (long) StrictMath.ceil(-level / StrictMath.log10(2));
  }

  private static Optional<GateNode> tree(Counts counts) {
    if (counts.twins().isEmpty()) {
      return Optional.empty();
    }
    Map<String, List<Twins>> campaigns = new TreeMap<>();
    var loose = new ArrayList<GateNode>();
    for (Twins one : counts.twins()) {
      Optional<String> campaign = Optional.ofNullable(counts.campaigns().get(one.account()));
      if (campaign.isPresent()) {
        campaigns.computeIfAbsent(campaign.get(), _ -> new ArrayList<>()).add(one);
      } else {
        loose.add(leaf(one));
      }
    }
    var children = new ArrayList<GateNode>();
    campaigns.forEach((name, members) ->
        children.add(
            new GateNode(
                CAMPAIGN + name,
                members.size(),
                log10P(members),
                members.stream().map(Attribution::leaf).toList())));
    children.addAll(loose);
    return Optional.of(new GateNode(ALL, counts.twins().size(), log10P(counts.twins()), children));
  }

  private static GateNode leaf(Twins one) {
    return GateNode.leaf(ACCOUNT + one.account(), log10P(List.of(one)));
  }

  private static double log10P(Collection<Twins> of) {
    long served = of.stream().mapToLong(Twins::served).sum();
    long discordant = served + of.stream().mapToLong(Twins::heldBack).sum();
    return discordant == 0 ? 0 : Math.min(0, BinomialTail.log10Upper(discordant, 0.5, served));
  }

  /// A p-value corrected so that it is compared with alpha itself.
  private static Claim claim(GateTree.Tested one, double alpha) {
    double adjusted = Math.min(0, one.log10P() - one.log10Level() + StrictMath.log10(alpha));
    if (one.name().equals(ALL)) {
      return new Claim(Reach.GLOBAL, "", Mechanism.LEDGER, adjusted);
    }
    return one.name().startsWith(CAMPAIGN)
        ? new Claim(
            Reach.CAMPAIGN, one.name().substring(CAMPAIGN.length()), Mechanism.LEDGER, adjusted)
        : new Claim(
            Reach.ACCOUNT, one.name().substring(ACCOUNT.length()), Mechanism.LEDGER, adjusted);
  }
}
