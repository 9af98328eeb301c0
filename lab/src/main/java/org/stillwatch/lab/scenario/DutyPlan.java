// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stillwatch.lab.scenario.chance.Dice;

/// Who of a campaign is on duty. Seats form lanes of at most eight; in a lane one works at a time
/// and hands over to the next, so that one is busy exactly when the others are not.
///
/// @param lanes seats of each lane in the order of handing over; empty when all work always
/// @param changes for each lane when the duty changes, ascending
record DutyPlan(List<List<Integer>> lanes, List<long[]> changes) {
  /// All work always.
  static final DutyPlan EVERYBODY = new DutyPlan(List.of(), List.of());

  private static final int LANE = 8;
  private static final int SHORTEST_MINUTES = 15;
  private static final int LONGEST_MINUTES = 50;

  static DutyPlan handedRound(Dice dice, int seats, long from, long to) {
    int count = Math.max(1, (seats + LANE - 1) / LANE);
    List<List<Integer>> lanes = new ArrayList<>();
    List<long[]> changes = new ArrayList<>();
    for (int lane = 0; lane < count; lane++) {
      List<Integer> own = new ArrayList<>();
      for (int seat = lane; seat < seats; seat += count) {
        own.add(seat);
      }
      lanes.add(List.copyOf(own));
      changes.add(changes(dice, from, to));
    }
    return new DutyPlan(List.copyOf(lanes), List.copyOf(changes));
  }

  private static long[] changes(Dice dice, long from, long to) {
    long[] at = new long[(int) ((to - from) / (SHORTEST_MINUTES * Rhythm.MINUTE)) + 2];
    int n = 0;
    for (long time = from; time < to; ) {
      at[n++] = time;
      time += dice.between(SHORTEST_MINUTES, LONGEST_MINUTES) * Rhythm.MINUTE;
    }
    return Arrays.copyOf(at, n);
  }

  boolean alternates() {
    return !lanes.isEmpty();
  }

  /// A seat on duty in one of the lanes.
  ///
  /// @param tries how many on duty were found absent; then the next in their lane stand in
  int onDuty(Dice dice, long time, int tries) {
    int lane = dice.below(lanes.size());
    int at = Arrays.binarySearch(changes.get(lane), time);
    int shift = at >= 0 ? at : Math.max(0, -at - 2);
    List<Integer> seats = lanes.get(lane);
    return seats.get((shift + tries) % seats.size());
  }
}
