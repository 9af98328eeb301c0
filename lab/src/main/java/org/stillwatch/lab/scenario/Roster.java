// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import java.util.List;
import org.stillwatch.lab.scenario.Farm.Member;
import org.stillwatch.lab.scenario.chance.Dice;

/// Who of a campaign does the next task, and which number the task has.
interface Roster {
  /// A task in somebody's hands.
  ///
  /// @param member who does it
  /// @param item number of the work item
  record Task(Member member, int item) {}

  /// The next task at a time.
  Task next(long time);

  /// A member that can do something at a time, without taking a task for it.
  Member anyone(long time);

  /// The roster that a campaign's tactics ask for.
  ///
  /// @param members in the order in which tasks are dealt
  /// @param tasks how many there will be
  static Roster of(Stage stage, Recipe.Campaign plan, Dice dice, List<Member> members, int tasks) {
    return SeatRoster.TACTICS.stream().anyMatch(plan::uses)
        ? SeatRoster.of(stage, plan, dice, members, tasks)
        : new OpenRoster(plan, dice, members);
  }
}
