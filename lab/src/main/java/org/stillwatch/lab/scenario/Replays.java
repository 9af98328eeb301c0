// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import java.util.ArrayList;
import java.util.List;
import org.stillwatch.lab.scenario.Farm.Member;
import org.stillwatch.lab.scenario.chance.Dice;

/// Sends again from another member what one has sent: the same request to compare the answers, or a
/// conversation that carries the provider's reasoning signature, to go on with it twice.
final class Replays {
  private static final double REQUEST = 0.08;
  private static final double SIGNATURE = 0.08;
  private static final double USUAL_DELAY_MILLIS = 20.0 * Rhythm.MINUTE;
  private static final int TRIES = 24;

  private final Stage stage;
  private final Dice dice;
  private final boolean used;

  Replays(Stage stage, Recipe.Campaign plan, Dice dice) {
    this.stage = stage;
    this.dice = dice;
    this.used = plan.uses("replay");
  }

  /// Exchanges that are added, per task.
  double share() {
    return used ? REQUEST + 2 * SIGNATURE : 0;
  }

  /// What follows a task.
  void after(Roster roster, Roster.Task task, long time, long conversation) {
    if (!used) {
      return;
    }
    double u = dice.unit();
    if (u < REQUEST) {
      repeat(roster, task, time, conversation);
    } else if (u < REQUEST + SIGNATURE && stage.signs(task.member().persona(), time)) {
      continueTwice(roster, task, time, conversation);
    }
  }

  private void repeat(Roster roster, Roster.Task task, long time, long conversation) {
    long later = later(time);
    for (Member other : others(roster, task.member(), later, 1, false)) {
      stage.turn(dice, other.persona(), later, conversation, 0, task.item(), 0.015);
    }
  }

  private void continueTwice(Roster roster, Roster.Task task, long time, long conversation) {
    long later = later(time);
    List<Member> others = others(roster, task.member(), later, 2, true);
    if (others.size() < 2 || later >= stage.world.to()) {
      return;
    }
    stage.ties.add(task.member().account(), "signature");
    for (Member other : others) {
      stage.turn(dice, other.persona(), later, conversation, 1, task.item(), 0.015);
      stage.ties.add(other.account(), "signature");
    }
  }

  private long later(long time) {
    return time + (long) dice.logNormal(USUAL_DELAY_MILLIS, 0.8);
  }

  private List<Member> others(Roster roster, Member than, long time, int count, boolean signing) {
    List<Member> found = new ArrayList<>();
    for (int tries = 0; tries < TRIES && found.size() < count; tries++) {
      Member other = roster.anyone(time);
      boolean fits = !signing || stage.signs(other.persona(), time);
      if (fits
          && other.account() != than.account()
          && found.stream().noneMatch(f -> f.account() == other.account())) {
        found.add(other);
      }
    }
    return found;
  }
}
