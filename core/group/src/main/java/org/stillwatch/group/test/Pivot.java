// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.stillwatch.base.Capability;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Frame;
import org.stillwatch.base.Needs;
import org.stillwatch.base.stat.Tails;
import org.stillwatch.group.Adoption;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.GroupTest;
import org.stillwatch.group.Members;
import org.stillwatch.group.TestResult;

/// Did members move to a new model on the day of its release more often than everybody else did?
///
/// Only principals that were active before the release and sent at least 5 requests in the 24 hours
/// after it count; one has moved when at least a fifth of those went to the new model. Everybody
/// moves on the first day (H2), so the chance is the share that moved among principals of like
/// volume (5 to 19, 20 to 99, 100 requests and more), and the members' sum is bounded by the
/// binomial with the mean chance (Hoeffding 1956). Besides, the fullest tenth of an hour in which
/// movers used it first, against all movers ([Scan]). The smaller p times two, times the number of
/// releases.
public final class Pivot implements GroupTest {
  private static final int LEAST_REQUESTS = 5;
  private static final int LEAST_MEMBERS = 5;
  private static final double WINDOW_MILLIS = 360_000;
  private static final int VOLUMES = 3;

  @Override
  public String name() {
    return "pivot";
  }

  @Override
  public String signal() {
    return "D16";
  }

  @Override
  public Needs needs() {
    return Needs.all(Capability.MODEL);
  }

  @Override
  public CauseGroup cause() {
    return CauseGroup.TIMING;
  }

  @Override
  public Frame frame() {
    return Frame.COPY;
  }

  @Override
  public Ready prepare(EvidenceLog log, long tickMillis) {
    var days = new ArrayList<Day>();
    log.releases()
        .forEach((model, at) -> {
          if (at < tickMillis) {
            days.add(new Day(log, model, at));
          }
        });
    return group -> measure(group, days);
  }

  private static TestResult measure(Members group, List<Day> days) {
    var answers =
        days.stream().map(day -> day.ask(group)).filter(a -> a.members >= LEAST_MEMBERS).toList();
    if (answers.isEmpty()) {
      return new TestResult.TooLittle("fewer than 5 members were active around a release");
    }
    var best = answers.getFirst();
    for (Answer answer : answers) {
      best = answer.logP < best.logP ? answer : best;
    }
    return new TestResult.Measured(
        Math.min(0, best.logP + StrictMath.log(answers.size() * 2.0)), best.moved, best.text);
  }

  private record Answer(double logP, int members, Members moved, String text) {}

  /// The 24 hours after one release.
  private static final class Day {
    private final EvidenceLog log;
    private final String model;
    private final long releasedMillis;
    private final double[] active = new double[VOLUMES];
    private final double[] moved = new double[VOLUMES];
    private final double[] firstUses;

    Day(EvidenceLog log, String model, long releasedMillis) {
      this.log = log;
      this.model = model;
      this.releasedMillis = releasedMillis;
      int[] all = IntStream.range(0, log.size()).filter(this::counts).toArray();
      for (int p : all) {
        active[volume(p)]++;
        moved[volume(p)] += of(p).adopted() ? 1 : 0;
      }
      firstUses =
          IntStream.of(all)
              .filter(p -> of(p).adopted())
              .mapToDouble(p -> (double) of(p).firstMillis())
              .sorted()
              .toArray();
    }

    private boolean counts(int principal) {
      var seen = log.principal(principal);
      return seen.firstMillis() < releasedMillis
          && seen.adoptions().containsKey(model)
          && of(principal).requests() >= LEAST_REQUESTS;
    }

    private Adoption of(int principal) {
      return log.principal(principal).adoptions().getOrDefault(model, Adoption.NONE);
    }

    private int volume(int principal) {
      int requests = of(principal).requests();
      return requests < 20 ? 0 : requests < 100 ? 1 : 2;
    }

    Answer ask(Members group) {
      int[] inside = group.stream().filter(this::counts).toArray();
      int[] movers = IntStream.of(inside).filter(p -> of(p).adopted()).toArray();
      double expected = 0;
      for (int p : inside) {
        expected += (moved[volume(p)] + 0.5) / (active[volume(p)] + 1);
      }
      double logMoved =
          movers.length >= expected + 1
              ? Tails.logBinomialUpper(
                  movers.length, inside.length, Math.min(1, expected / inside.length))
              : 0;
      var together =
          Scan.fullest(
              IntStream.of(movers).mapToDouble(p -> (double) of(p).firstMillis()).toArray(),
              firstUses,
              WINDOW_MILLIS);
      return new Answer(
          Math.min(logMoved, together.logP()),
          inside.length,
          Members.of(movers),
          "%d of %d members moved to a new model within 24 hours of its release, %d of them within 6 minutes; chance would give %.1f and %.1f"
              .formatted(
                  movers.length, inside.length, together.count(), expected, together.expected()));
    }
  }
}
