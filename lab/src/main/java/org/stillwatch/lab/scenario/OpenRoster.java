// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import java.util.List;
import org.stillwatch.lab.scenario.Farm.Member;
import org.stillwatch.lab.scenario.chance.Dice;

/// Deals to whoever is open, by turns or at random; all count one list up together.
final class OpenRoster implements Roster {
  private final boolean byTurns;
  private final Dice dice;
  private final List<Member> members;
  private int next;
  private int item;

  OpenRoster(Recipe.Campaign plan, Dice dice, List<Member> members) {
    this.byTurns = plan.uses("round-robin");
    this.dice = dice;
    this.members = members;
    this.item = dice.between(100, 900);
  }

  @Override
  public Task next(long time) {
    return new Task(anyone(time), ++item);
  }

  @Override
  public Member anyone(long time) {
    for (int tries = 0; tries < 2 * members.size(); tries++) {
      Member m =
          byTurns ? members.get(next++ % members.size()) : members.get(dice.below(members.size()));
      if (m.at(time)) {
        return m;
      }
    }
    return members.stream().filter(m -> m.at(time)).findFirst().orElse(members.getFirst());
  }
}
