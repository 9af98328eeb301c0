// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import java.util.List;
import org.stillwatch.lab.scenario.chance.Dice;

/// How the traffic of organisations arrives: invented rhythms, or recorded clients resampled whole.
/// Of recorded clients each is used once at its own volume, so that the largest stays the largest;
/// after that they are used again at a small fraction.
///
/// @param recorded recorded clients; empty for invented rhythms
record Arrivals(List<RecordedArrivals> recorded) {
  static final Arrivals BUILTIN = new Arrivals(List.of());

  private static final double RECORDED_SHARE = 0.75;

  /// A rhythm and how much traffic comes in it, relative to the others.
  record Arrival(Rhythm rhythm, double weight) {}

  /// The arrivals of one program.
  ///
  /// @param number counts the programs of a world from 0
  Arrival service(Dice dice, int number) {
    if (recorded.isEmpty()) {
      return new Arrival(invented(dice), 5 * Math.min(60, dice.pareto(1.15)));
    }
    if (number < recorded.size()) {
      RecordedArrivals client = recorded.get(number);
      return new Arrival(client, client.volume());
    }
    RecordedArrivals client = dice.pick(recorded);
    return new Arrival(client, client.volume() * 0.02 * dice.unit());
  }

  /// Share of all traffic that programs make; 0 when their weights stand for themselves.
  double programsShare() {
    return recorded.isEmpty() ? 0 : RECORDED_SHARE;
  }

  private static Rhythm invented(Dice dice) {
    double u = dice.unit();
    if (u < 0.3) {
      return Rhythm.steady();
    }
    if (u < 0.55) {
      return Rhythm.bursty(dice.between(2, 6));
    }
    return u < 0.85
        ? Rhythm.waking(dice.between(-8, 9))
        : Rhythm.cron(
            dice.pick(List.of(0, 0, 0, 15, 30)), dice.between(1, 8), dice.below(8), 600_000);
  }
}
