// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.stillwatch.base.Capability;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Frame;
import org.stillwatch.base.Needs;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.GroupTest;
import org.stillwatch.group.Members;
import org.stillwatch.group.TestResult;

/// Was one numbered list dealt out to the members, so that nobody does another's part?
///
/// Four questions on each of the group's three most common numbered templates, the smallest p-value
/// times the number of questions. *Disjoint*: fewer repeats of another member's numbers than random
/// picks from the pool, asked only if at least 5 are expected. *Dealt round*: neighbouring numbers
/// belong to one member less often than if names were shuffled. *Blocks*: one member begins where
/// another ends. *Shares*: members begin at equal distances ([EqualShares]). Error: the first two
/// are test martingales, hence exact bounds; the others are binomial bounds. Members with one list
/// in common, and members who number things of their own, are quiet.
public final class Partition implements GroupTest {
  private static final int LEAST_OWNERS = 3;
  private static final int LEAST_USES = 5;
  private static final int MOST_OWNERS = 256;
  private static final int MOST_TEMPLATES = 3;
  private static final double LEAST_EXPECTED = 5;
  private static final double STRONG_LOG_P = StrictMath.log(1e-4);

  @Override
  public String name() {
    return "partition";
  }

  @Override
  public String signal() {
    return "D11";
  }

  @Override
  public Needs needs() {
    return Needs.all(Capability.PROMPT);
  }

  @Override
  public CauseGroup cause() {
    return CauseGroup.CONTENT;
  }

  @Override
  public Frame frame() {
    return Frame.MUTUAL;
  }

  @Override
  public Ready prepare(EvidenceLog log, long tickMillis) {
    var pools = Range.ofAll(log);
    return group -> measure(log, group, pools);
  }

  private static TestResult measure(EvidenceLog log, Members group, Map<Long, Range> pools) {
    var candidates =
        Owner.byTemplate(log, group, LEAST_USES).entrySet().stream()
            .filter(e -> e.getValue().size() >= LEAST_OWNERS)
            .sorted(
                Comparator.comparingInt((Map.Entry<Long, List<Owner>> e) -> -e.getValue().size())
                    .thenComparing(Map.Entry::getKey))
            .limit(MOST_TEMPLATES)
            .toList();
    var best = new Answer(1, 0, Members.of(), "");
    int asked = 0;
    for (var candidate : candidates) {
      var pool = pools.get(candidate.getKey());
      var owners = candidate.getValue().stream().limit(MOST_OWNERS).toList();
      for (Answer answer : pool == null ? List.<Answer>of() : ask(owners, pool)) {
        asked += answer.asked;
        best = answer.logP < best.logP ? answer : best;
      }
    }
    if (asked == 0) {
      return new TestResult.TooLittle("no numbered template is used enough by three members");
    }
    return new TestResult.Measured(
        Math.min(0, best.logP + StrictMath.log(asked)),
        // A claim that is costly to forge is made for members only where the group's own is strong.
        best.logP <= STRONG_LOG_P ? best.supported : Members.of(),
        best.text.isEmpty()
            ? "the numbers that members put into one template overlap as chance would have it"
            : best.text);
  }

  private record Answer(int asked, double logP, Members supported, String text) {}

  private static List<Answer> ask(List<Owner> owners, Range pool) {
    var dealt = new Dealt(owners);
    var disjoint = dealt.disjoint(pool);
    var round = dealt.dealtRound();
    var joints = Joints.of(owners);
    var shares = EqualShares.of(owners);
    return List.of(
        answer(
            disjoint,
            dealt.alone(),
            "%d members use one numbered template and repeat each other's numbers %d times; chance would give %.1f",
            owners.size()),
        answer(
            round,
            dealt.alone(),
            "numbers of one template go round %d members: neighbours have one owner %d times; chance would give %.1f",
            owners.size()),
        new Answer(
            joints.owners() >= LEAST_OWNERS ? 1 : 0,
            joints.logP(),
            joints.beside(),
            "%d of %d members begin to count where another one ends; chance would give %.1f"
                .formatted(
                    joints.count(), joints.owners(), joints.chance() * (joints.owners() - 1))),
        new Answer(
            shares.owners() >= LEAST_OWNERS ? 1 : 0,
            shares.logP(),
            shares.beside(),
            "%d of %d members begin to count %d numbers behind the one before; chance would give %.1f"
                .formatted(
                    shares.count(),
                    shares.owners(),
                    shares.distance(),
                    1 + shares.chance() * (shares.owners() - 2))));
  }

  private static Answer answer(Bet bet, Members supported, String text, int owners) {
    return bet.expected() < LEAST_EXPECTED
        ? new Answer(0, 0, Members.of(), "")
        : new Answer(1, bet.logP(), supported, text.formatted(owners, bet.seen(), bet.expected()));
  }
}
