// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Frame;
import org.stillwatch.base.Needs;
import org.stillwatch.base.Seed;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.GroupTest;
import org.stillwatch.group.Members;
import org.stillwatch.group.TestResult;

/// Are members active in the same half hours more often than strangers with the same days?
///
/// Statistic: pairs of members active in one half hour of the last seven days, over the number
/// expected if each member's own activity were moved by 2 to 5 hours (its daily curve stays). Null:
/// the same ratio for groups of the same size, drawn among principals of the same volume, which
/// carries the population's common rhythm (cron jobs at the full hour, office days). Error: p from
/// Student's t of the log ratio over 60 such groups; it rests on their ratio being log-normal,
/// which is why p never falls below 1e-6.
///
/// @param seed chance for drawing the control groups
public record Synchrony(Seed seed) implements GroupTest {
  private static final int LEAST_EXPECTED_PAIRS = 5;

  @Override
  public String name() {
    return "synchrony";
  }

  @Override
  public String signal() {
    return "D14";
  }

  @Override
  public Needs needs() {
    return Needs.NOTHING;
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
    var population = new LikeVolume(log, tickMillis);
    return group -> measure(group, population);
  }

  private TestResult measure(Members group, LikeVolume population) {
    Members sample = LikeVolume.sample(group, seed);
    var count = population.count(sample);
    if (count.expectedPairs() < LEAST_EXPECTED_PAIRS) {
      return new TestResult.TooLittle("too little common activity to see a rhythm");
    }
    if (!population.enoughFor(sample)) {
      return new TestResult.TooLittle("too few principals of like volume to compare with");
    }
    var controls = population.controls(sample, seed);
    return new TestResult.Measured(
        controls.logUpper(count.ratio()),
        inStep(group, sample, count, population),
        "members are active in the same half hours %.2f times as often as their own days explain; like groups %.2f times"
            .formatted(count.ratio(), controls.typical()));
  }

  /// The members that follow the group's hours more closely than the median stranger of like
  /// volume. Of strangers in the group about half are among them, of those who keep its rhythm
  /// nearly all.
  private Members inStep(Members group, Members sample, Coactivity curve, LikeVolume population) {
    var random = seed.derive(group.hashCode()).derive("strangers").random();
    double[] strangers =
        sample.stream()
            .map(m -> population.drawn(random, m))
            .mapToDouble(p -> curve.alignment(population.week(p), sample.contains(p)))
            .sorted()
            .toArray();
    double median = strangers[strangers.length / 2];
    return Members.of(
        group.stream()
            .filter(m -> curve.alignment(population.week(m), sample.contains(m)) > median)
            .toArray());
  }
}
