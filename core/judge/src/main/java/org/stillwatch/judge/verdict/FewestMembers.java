// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.verdict;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stillwatch.base.Verdict;
import org.stillwatch.group.BoundTies;
import org.stillwatch.group.Cluster;
import org.stillwatch.group.Components;
import org.stillwatch.group.Handover;
import org.stillwatch.group.Members;
import org.stillwatch.judge.CaseFile;
import org.stillwatch.judge.Confidence;
import org.stillwatch.judge.Retest;

/// How few members would have to fall away to lower the verdict: those of the largest component of
/// costly ties first, within it who has the most ties. The number is found by halving, with every
/// group test run again on who is left, in at most log2 of the group's size runs and one more. It
/// is an upper bound: some other choice of members might do with fewer.
final class FewestMembers {
  private FewestMembers() {}

  /// Continues the sentence about reasons; empty for what is only watched.
  static String sentence(Weighing weighing, Optional<Confidence> confidence, Retest retest) {
    Verdict whole = weighing.verdict();
    int size = weighing.file().cluster().principals().size();
    if (!whole.reaches(Verdict.REVIEW) || size < 2) {
      return "";
    }
    int[] order = strongestFirst(weighing.file());
    int stays = 0;
    int falls = size - 1;
    Verdict fallen = without(weighing, order, falls, confidence, retest);
    if (fallen.reaches(whole)) {
      return "; it does not depend on how many members fall away";
    }
    while (falls - stays > 1) {
      int middle = (stays + falls) >>> 1;
      Verdict left = without(weighing, order, middle, confidence, retest);
      if (left.reaches(whole)) {
        stays = middle;
      } else {
        falls = middle;
        fallen = left;
      }
    }
    return "; or %s without at most %d of %d members, those with the most ties first"
        .formatted(fallen.word(), falls, size);
  }

  /// The verdict without the first `taken` members.
  private static Verdict without(
      Weighing weighing, int[] order, int taken, Optional<Confidence> confidence, Retest retest) {
    CaseFile found = retest.of(Members.of(Arrays.copyOfRange(order, taken, order.length)));
    var left = left(weighing.file().cluster(), found);
    return new Weighing(
            new CaseFile(left, found.log(), found.profiles(), found.tickMillis()), confidence)
        .verdict();
  }

  /// Who is left, with what the tests say of them; the false-discovery rate and the anchors stay
  /// those of the whole group, the latter as far as they are still held.
  private static Cluster left(Cluster whole, CaseFile found) {
    Cluster tested = found.cluster();
    var anchors =
        whole.anchors().stream()
            .map(a -> new Cluster.Anchor(a.channel(), a.item(), coverage(found, a), a.prevalence()))
            .sorted(Comparator.comparingDouble((Cluster.Anchor a) -> -a.coverage()))
            .toList();
    return new Cluster(
        whole.id(),
        tested.members(),
        tested.principals(),
        tested.outcomes(),
        anchors,
        whole.logQ(),
        whole.lineage());
  }

  private static double coverage(CaseFile file, Cluster.Anchor anchor) {
    long holders =
        file.principals()
            .filter(
                p -> p.items(anchor.channel()).stream().anyMatch(i -> i.hash() == anchor.item()))
            .count();
    return (double) holders / file.cluster().principals().size();
  }

  /// Equals keep the order of their indexes: the sort is stable.
  static int[] strongestFirst(CaseFile file) {
    Members group = file.cluster().principals();
    Map<Integer, Integer> ties = new HashMap<>();
    var components = new Components(file.log().size());
    for (Members fact : BoundTies.facts(file.log(), group)) {
      int[] inside = fact.stream().filter(group::contains).toArray();
      for (int member : inside) {
        ties.merge(member, inside.length - 1, Integer::sum);
        components.join(inside[0], member);
      }
    }
    for (Handover moved : file.log().handovers()) {
      if (group.contains(moved.from()) && group.contains(moved.to())) {
        ties.merge(moved.from(), 1, Integer::sum);
        ties.merge(moved.to(), 1, Integer::sum);
        components.join(moved.from(), moved.to());
      }
    }
    Map<Integer, Integer> sizes = new HashMap<>();
    List<Members> connected = components.atLeast(2);
    connected.forEach(c -> c.stream().forEach(p -> sizes.put(p, c.size())));
    return group.stream()
        .boxed()
        .sorted(
            Comparator.comparingInt((Integer p) -> -sizes.getOrDefault(p, 0))
                .thenComparingInt(p -> -ties.getOrDefault(p, 0)))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
