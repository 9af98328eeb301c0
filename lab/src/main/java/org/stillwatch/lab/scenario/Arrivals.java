// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import java.util.List;
import org.stillwatch.lab.scenario.chance.Dice;

/// How the traffic of organisations arrives: invented rhythms, or recorded clients resampled whole.
///
/// @param recorded rhythms of recorded clients; empty for invented ones
record Arrivals(List<Rhythm> recorded) {
  static final Arrivals BUILTIN = new Arrivals(List.of());

  /// The rhythm of one program.
  ///
  /// @param hoursEast where its users live
  Rhythm service(Dice dice, int hoursEast) {
    if (!recorded.isEmpty()) {
      return dice.pick(recorded);
    }
    double u = dice.unit();
    if (u < 0.3) {
      return Rhythm.steady();
    }
    if (u < 0.55) {
      return Rhythm.bursty(dice.between(2, 6));
    }
    return u < 0.85
        ? Rhythm.waking(hoursEast)
        : Rhythm.cron(
            dice.pick(List.of(0, 0, 0, 15, 30)), dice.between(1, 8), dice.below(8), 600_000);
  }
}
