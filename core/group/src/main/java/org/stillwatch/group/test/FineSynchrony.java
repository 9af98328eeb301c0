// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Frame;
import org.stillwatch.base.Needs;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.GroupTest;
import org.stillwatch.group.Members;
import org.stillwatch.group.TestResult;

/// Do members act in the same 10 seconds, minute or 10 minutes more often than the half hours in
/// which they are active explain?
///
/// Statistic and null: [Minutes]. It asks what [Synchrony] does not, since hours are held fixed.
/// Error: Student's t of the square roots of the counts over 61 replicates, the smallest p of three
/// widths times three, never below 3e-6.
///
/// @param reader reads the minutes of a tick
public record FineSynchrony(MinutesOfTick reader) implements GroupTest {
  private static final double LEAST_PAIRS = 3;

  @Override
  public String name() {
    return "fine-synchrony";
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
    var minutes = reader.at(log, tickMillis);
    return group -> measure(group, minutes);
  }

  private static TestResult measure(Members group, Minutes minutes) {
    var met = minutes.met(group);
    int best = 0;
    for (int width = 1; width < Minutes.WIDTHS.size(); width++) {
      best = met.logP(width, 1) < met.logP(best, 1) ? width : best;
    }
    if (met.expected()[Minutes.WIDTHS.size() - 1] < LEAST_PAIRS) {
      return new TestResult.TooLittle("members are hardly ever active in the same half hours");
    }
    return new TestResult.Measured(
        Math.min(0, met.logP(best, 1) + StrictMath.log(3)),
        met.meeting().get(best),
        "members meet in the same %s %.0f times; the half hours in which they are active explain %.1f"
            .formatted(Minutes.WIDTHS.get(best), met.pairs()[best], met.expected()[best]));
  }
}
