// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import java.util.Arrays;
import java.util.List;
import org.stillwatch.lab.scenario.Call.Outcome;
import org.stillwatch.lab.scenario.Farm.Member;
import org.stillwatch.lab.scenario.chance.Dice;

/// Deals the tasks of a campaign to its members: by turns or at random, with a ramp, in bursts or
/// in shifts, handing a conversation over to another member when a limit is met.
final class TaskDealer {
  private static final double FOLLOW_UP = 0.15;

  private final Stage stage;
  private final World world;
  private final Recipe.Campaign plan;
  private final Dice dice;
  private final List<Member> members;
  private final long from;
  private final long to;
  private int next;

  TaskDealer(Stage stage, Recipe.Campaign plan, Dice dice, List<Member> members) {
    this.stage = stage;
    this.world = stage.world;
    this.plan = plan;
    this.dice = dice;
    this.members = dice.shuffled(members);
    this.from = Math.max(world.from(), plan.start().toEpochMilli());
    this.to = world.to();
  }

  void deal() {
    double followUp = plan.uses("follow-ups") ? FOLLOW_UP : 0;
    int tasks = (int) Math.round(plan.exchanges() / (1 + followUp));
    int item = dice.between(100, 900);
    for (long time : times(tasks)) {
      Member member = member(time);
      long conversation = dice.bits();
      item++;
      Member last = ask(member, time, conversation, 0, item);
      if (dice.chance(followUp)) {
        ask(last, time + (long) dice.logNormal(40_000, 0.5), conversation, 1, item);
      }
    }
  }

  /// One turn of the job; the member that got the answer.
  private Member ask(Member member, long time, long conversation, int turn, int item) {
    if (!plan.uses("failover") || !dice.chance(0.06)) {
      stage.turn(dice, member.persona(), time, conversation, turn, item, 0.015);
      return member;
    }
    stage.call(member.persona(), time, conversation, turn, item, Outcome.LIMITED);
    long later = time + 1_500 + (long) (dice.unit() * 8_000);
    Member other = member(later);
    stage.call(other.persona(), later, conversation, turn, item, Outcome.ANSWERED);
    if (other.account() != member.account() && later < to) {
      stage.handedOver.add(member.account());
      stage.handedOver.add(other.account());
    }
    return other;
  }

  /// The member whose turn it is among those that are open.
  private Member member(long time) {
    for (int tries = 0; tries < 2 * members.size(); tries++) {
      Member m =
          plan.uses("round-robin")
              ? members.get(next++ % members.size())
              : members.get(dice.below(members.size()));
      if (m.at(time)) {
        return m;
      }
    }
    return members.stream().filter(m -> m.at(time)).findFirst().orElse(members.getFirst());
  }

  private long[] times(int n) {
    long[] shifts = shifts();
    long[] times = new long[n];
    for (int i = 0; i < n; i++) {
      times[i] = draw(shifts);
    }
    Arrays.sort(times);
    return times;
  }

  /// A time under the ramp: of two uniform draws inside it the later one is a rising line.
  private long draw(long[] shifts) {
    long ramp = Math.min(plan.ramp().toMillis(), to - from);
    while (true) {
      long offset = dice.below(to - from);
      if (offset < ramp && dice.below(ramp) > offset) {
        continue;
      }
      long time = from + offset;
      if (plan.uses("independent")) {
        return time;
      }
      if (plan.uses("bursts")) {
        long burst = shifts[dice.below(shifts.length)];
        long within = burst + (long) (dice.unit() * 12 * Rhythm.MINUTE);
        if (within - from < ramp && dice.below(ramp) > within - from) {
          continue;
        }
        return Math.min(to - 1, within);
      }
      int at = Arrays.binarySearch(shifts, time);
      if ((at >= 0 ? at : -at - 2) % 2 == 0) {
        return time;
      }
    }
  }

  /// Starts of bursts, or borders between shifts of work and of rest, common to all members.
  private long[] shifts() {
    long[] borders = new long[(int) ((to - from) / Rhythm.HOUR) + 4];
    int n = 0;
    long at = from;
    while (at < to) {
      borders[n++] = at;
      double hours =
          plan.uses("bursts")
              ? 1.5 + 2 * dice.unit()
              : n % 2 == 1 ? 2 + 5 * dice.unit() : 1 + 3 * dice.unit();
      at += (long) (hours * Rhythm.HOUR);
    }
    return Arrays.copyOf(borders, n);
  }
}
