// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import java.util.List;
import org.stillwatch.lab.scenario.Call.Outcome;
import org.stillwatch.lab.scenario.Farm.Member;
import org.stillwatch.lab.scenario.chance.Dice;

/// Deals the tasks of a campaign to its members: by turns or at random, with a ramp, in bursts or
/// in shifts, handing a conversation over to another member when a limit is met, and sending some
/// things again from another account.
final class TaskDealer {
  private static final double FOLLOW_UP = 0.15;

  private final Stage stage;
  private final Recipe.Campaign plan;
  private final Dice dice;
  private final List<Member> members;
  private final Replays replays;
  private final long from;
  private final long to;

  TaskDealer(Stage stage, Recipe.Campaign plan, Dice dice, List<Member> members) {
    this.stage = stage;
    this.plan = plan;
    this.dice = dice;
    this.members = dice.shuffled(members);
    this.replays = new Replays(stage, plan, dice);
    this.from = Math.max(stage.world.from(), plan.start().toEpochMilli());
    this.to = stage.world.to();
  }

  void deal() {
    double followUp = plan.uses("follow-ups") ? FOLLOW_UP : 0;
    int tasks = (int) Math.round(plan.exchanges() / (1 + followUp + replays.share()));
    Roster roster = Roster.of(stage, plan, dice, members, tasks);
    for (long time : new JobTimes(plan, dice, from, to).of(tasks)) {
      Roster.Task task = roster.next(time);
      long conversation = dice.bits();
      Member last = ask(roster, task, time, conversation, 0);
      if (dice.chance(followUp)) {
        long later = time + (long) dice.logNormal(40_000, 0.5);
        ask(roster, new Roster.Task(last, task.item()), later, conversation, 1);
      }
      replays.after(roster, new Roster.Task(last, task.item()), time, conversation);
    }
  }

  /// One turn of the job; the member that got the answer.
  private Member ask(Roster roster, Roster.Task task, long time, long conversation, int turn) {
    Member member = task.member();
    int item = task.item();
    if (!plan.uses("failover") || !dice.chance(0.06)) {
      stage.turn(dice, member.persona(), time, conversation, turn, item, 0.015);
      return member;
    }
    stage.call(member.persona(), time, conversation, turn, item, Outcome.LIMITED);
    long later = time + 1_500 + (long) (dice.unit() * 8_000);
    Member other = roster.anyone(later);
    stage.call(other.persona(), later, conversation, turn, item, Outcome.ANSWERED);
    if (other.account() != member.account() && later < to) {
      stage.ties.add(member.account(), "failover");
      stage.ties.add(other.account(), "failover");
    }
    return other;
  }
}
