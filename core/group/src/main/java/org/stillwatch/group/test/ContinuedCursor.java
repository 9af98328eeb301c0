// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.stillwatch.base.Capability;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Frame;
import org.stillwatch.base.Needs;
import org.stillwatch.base.stat.Tails;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.GroupTest;
import org.stillwatch.group.Members;
import org.stillwatch.group.TestResult;

/// Do members go on in a numbered list where another one was when the provider stopped it?
///
/// A stopped member (a ghost) with at least 20 numbers in a template leaves its largest number
/// behind. A successor is a member that first used the template after the stop and whose smallest
/// number lies behind the ghost's largest, by at most three mean distances of the ghost's numbers.
/// Null: a successor begins anywhere in the range of the template's users, so it begins behind some
/// ghost with the share of the range that lies so near behind one; the sum is bounded by the
/// binomial with the mean chance (Hoeffding 1956). Whoever counts from one is quiet.
public final class ContinuedCursor implements GroupTest {
  private static final int LEAST_USES = 20;
  private static final int LEAST_SUCCESSORS = 2;
  private static final double STRONG_LOG_P = StrictMath.log(1e-4);

  @Override
  public String name() {
    return "continued-cursor";
  }

  @Override
  public String signal() {
    return "D17";
  }

  @Override
  public Needs needs() {
    return Needs.all(Capability.PROMPT);
  }

  @Override
  public CauseGroup cause() {
    return CauseGroup.IDENTITY;
  }

  @Override
  public Frame frame() {
    return Frame.MUTUAL;
  }

  @Override
  public Ready prepare(EvidenceLog log, long tickMillis) {
    var pools = Range.ofAll(log);
    return group -> {
      var answers = new ArrayList<Answer>();
      Owner.byTemplate(log, group, 1)
          .forEach((template, owners) -> {
            var pool = pools.get(template);
            if (pool != null) {
              answers.add(ask(log, owners, pool, tickMillis));
            }
          });
      return measure(answers.stream().filter(a -> a.successors >= LEAST_SUCCESSORS).toList());
    };
  }

  private static TestResult measure(List<Answer> answers) {
    if (answers.isEmpty()) {
      return new TestResult.TooLittle("no members took up a numbered template after a stop");
    }
    var best = answers.getFirst();
    for (Answer answer : answers) {
      best = answer.logP < best.logP ? answer : best;
    }
    return new TestResult.Measured(
        Math.min(0, best.logP + StrictMath.log((double) answers.size())),
        best.logP <= STRONG_LOG_P ? best.tied : Members.of(),
        "%d of %d members that came after a stop go on where the stopped one was; chance would give %.1f"
            .formatted(best.continued, best.successors, best.chance * best.successors));
  }

  private record Answer(double logP, int continued, int successors, double chance, Members tied) {}

  private static Answer ask(EvidenceLog log, List<Owner> owners, Range pool, long tickMillis) {
    var ghosts =
        owners.stream()
            .filter(o -> log.principal(o.principal()).stoppedMillis() < tickMillis)
            .filter(o -> o.numbers().uses() >= LEAST_USES)
            .toList();
    var tied = new TreeSet<Integer>();
    int continued = 0;
    int successors = 0;
    double chances = 0;
    for (Owner owner : owners) {
      var before =
          ghosts.stream()
              .filter(g -> g.principal() != owner.principal())
              .filter(g -> !log.principal(owner.principal()).isNamedSuccessor())
              .filter(g -> stopped(log, g) < owner.numbers().firstMillis())
              .toList();
      if (before.isEmpty()) {
        continue;
      }
      successors++;
      chances +=
          Math.min(1, before.stream().mapToDouble(ContinuedCursor::reach).sum() / pool.width());
      var taken = before.stream().filter(g -> continues(owner, g)).toList();
      if (!taken.isEmpty()) {
        continued++;
        tied.add(owner.principal());
        taken.forEach(g -> tied.add(g.principal()));
      }
    }
    double chance = successors == 0 ? 1 : chances / successors;
    boolean bounded = continued >= successors * chance + 1;
    return new Answer(
        bounded ? Tails.logBinomialUpper(continued, successors, chance) : 0,
        continued,
        successors,
        chance,
        Members.of(tied.stream().mapToInt(Integer::intValue).toArray()));
  }

  private static long stopped(EvidenceLog log, Owner ghost) {
    return log.principal(ghost.principal()).stoppedMillis();
  }

  private static double reach(Owner ghost) {
    return 3 * ghost.numbers().spacing();
  }

  private static boolean continues(Owner owner, Owner ghost) {
    double gap = (double) owner.numbers().least() - ghost.numbers().most();
    return gap > 0 && gap <= reach(ghost);
  }
}
