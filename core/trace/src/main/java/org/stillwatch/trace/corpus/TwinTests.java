// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.corpus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.stillwatch.trace.score.Reach;
import org.stillwatch.trace.tail.BinomialTail;
import org.stillwatch.trace.tail.GateNode;
import org.stillwatch.trace.tail.GateTree;

/// The tree of hypotheses about twins. Accounts without twins are in no hypothesis.
final class TwinTests {
  private static final String ALL = "all";

  private final Map<String, Group> groups = new HashMap<>();

  private TwinTests() {}

  private record Group(Reach reach, String subject, long accounts, long served, long heldBack) {
    static Group of(Reach reach, String subject, List<Twins> twins) {
      return new Group(
          reach,
          subject,
          twins.size(),
          twins.stream().mapToLong(Twins::served).sum(),
          twins.stream().mapToLong(Twins::heldBack).sum());
    }

    double log10P() {
      long tosses = served + heldBack;
      return tosses == 0 ? 0 : Math.min(0, BinomialTail.log10Upper(tosses, 0.5, served));
    }
  }

  /// Every hypothesis that was tested, parents first.
  static List<Tested> of(Counts counts) {
    List<Twins> twins = counts.matched().twins();
    return twins.isEmpty() ? List.of() : new TwinTests().test(twins, counts);
  }

  private List<Tested> test(List<Twins> twins, Counts counts) {
    GateNode root = node(ALL, Group.of(Reach.GLOBAL, "", twins), children(twins, counts));
    return GateTree.test(root, counts.alphaEach()).stream().map(this::told).toList();
  }

  private List<GateNode> children(List<Twins> twins, Counts counts) {
    Map<String, List<Twins>> campaigns = new TreeMap<>();
    var children = new ArrayList<GateNode>();
    for (Twins one : twins) {
      String campaign = counts.campaigns().getOrDefault(one.account(), "");
      if (campaign.isEmpty()) {
        children.add(account(one));
      } else {
        campaigns.computeIfAbsent(campaign, _ -> new ArrayList<>()).add(one);
      }
    }
    campaigns.forEach((name, members) ->
        children.add(
            node(
                "campaign " + name,
                Group.of(Reach.CAMPAIGN, name, members),
                members.stream().map(this::account).toList())));
    return children;
  }

  private GateNode account(Twins one) {
    return node(
        "account " + one.account(),
        Group.of(Reach.ACCOUNT, one.account(), List.of(one)),
        List.of());
  }

  private GateNode node(String name, Group group, List<GateNode> children) {
    groups.put(name, group);
    return new GateNode(name, group.accounts(), group.log10P(), children);
  }

  private Tested told(GateTree.Tested one) {
    Group group = groups.get(one.name());
    if (group == null) {
      throw new IllegalStateException("a hypothesis that nobody stated");
    }
    return new Tested(
        group.reach(),
        group.subject(),
        group.accounts(),
        group.served(),
        group.heldBack(),
        one.log10P(),
        one.log10Level(),
        one.verdict() == GateTree.Verdict.REJECTED);
  }
}
