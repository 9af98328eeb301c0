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

/// Is work handed round, so that one member is silent while another one works?
///
/// The lower tails of two questions that synchrony asks upwards: pairs active in one half hour
/// against each member's own activity moved by 2 to 5 hours ([LikeVolume]: only asked when fewer
/// meet than that), and pairs active in one minute and in 10 minutes given their half hours
/// ([Minutes]). The smallest p times three, never below 3e-6. People in other time zones are quiet,
/// since moving their own days by some hours does not make them meet.
///
/// @param seed chance for control groups
/// @param reader reads the minutes of a tick
public record ComplementaryLoad(Seed seed, MinutesOfTick reader) implements GroupTest {
  private static final double LEAST_EXPECTED = 10;
  private static final double STRONG_LOG_P = StrictMath.log(1e-4);
  private static final double MOST_ALIGNMENT = 0.7;
  private static final int HALF_HOUR = 3;

  @Override
  public String name() {
    return "complementary-load";
  }

  @Override
  public String signal() {
    return "D15";
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
    return Frame.MUTUAL;
  }

  @Override
  public Ready prepare(EvidenceLog log, long tickMillis) {
    var population = new LikeVolume(log, tickMillis);
    var minutes = reader.at(log, tickMillis);
    return group -> measure(group, population, minutes);
  }

  private record Answer(double logP, int width, double pairs, double expected) {}

  private TestResult measure(Members group, LikeVolume population, Minutes minutes) {
    var met = minutes.met(group);
    var count = population.count(group);
    var best = new Answer(0, 2, met.pairs()[2], met.expected()[2]);
    if (count.expectedPairs() < LEAST_EXPECTED && best.expected < LEAST_EXPECTED) {
      return new TestResult.TooLittle("too little activity to see who is silent when others work");
    }
    for (int width = 1; width <= 2; width++) {
      if (met.expected()[width] >= LEAST_EXPECTED && met.logP(width, -1) < best.logP) {
        best = new Answer(met.logP(width, -1), width, met.pairs()[width], met.expected()[width]);
      }
    }
    if (count.ratio() < 1
        && count.expectedPairs() >= LEAST_EXPECTED
        && population.enoughFor(group)) {
      double logP = population.controls(group, seed).logLower(count.ratio());
      if (logP < best.logP) {
        best = new Answer(logP, HALF_HOUR, count.pairs(), count.expectedPairs());
      }
    }
    return new TestResult.Measured(
        Math.min(0, best.logP + StrictMath.log(3)),
        best.logP <= STRONG_LOG_P ? silent(group, best, met, population) : Members.of(),
        "pairs of members work in the same %s %.0f times; their own days would give %.1f"
            .formatted(
                best.width == HALF_HOUR ? "half hour" : Minutes.WIDTHS.get(best.width),
                best.pairs,
                best.expected));
  }

  /// The members who keep out of the others' way: who never meet another in minutes, or meet fewer
  /// in half hours than their own days would give.
  private static Members silent(
      Members group, Answer best, Minutes.Met met, LikeVolume population) {
    if (best.width != HALF_HOUR) {
      var meeting = met.meeting().get(best.width);
      return Members.of(group.stream().filter(p -> !meeting.contains(p)).toArray());
    }
    var count = population.count(group);
    return Members.of(
        group.stream()
            .filter(p -> count.alignment(population.week(p), true) < MOST_ALIGNMENT)
            .toArray());
  }
}
