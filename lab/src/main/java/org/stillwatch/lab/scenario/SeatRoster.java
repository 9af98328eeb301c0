// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.stillwatch.lab.scenario.Farm.Member;
import org.stillwatch.lab.scenario.chance.Dice;

/// Deals to seats, so that a successor goes on where the closed account stopped; to those that are
/// awake and on duty. Every item is dealt once: by turns, at random, or in blocks of which each
/// seat works through its own.
final class SeatRoster implements Roster {
  private static final List<String> DEALT = List.of("dealt", "dealt-blocks", "dealt-random");

  static final List<String> TACTICS =
      List.of("dealt", "dealt-blocks", "dealt-random", "continued", "handed-round", "human-hours");

  /// Fewer tasks than these show no arrangement.
  private static final int SHOWS = 10;

  private final Ties ties;
  private final Recipe.Campaign plan;
  private final Dice dice;
  private final List<Seat> seats;
  private final DutyPlan duty;
  private final boolean byTurns;
  private final boolean ownLists;
  private final Map<Integer, Integer> done = new TreeMap<>();
  private int next;
  private int item;

  private SeatRoster(
      Ties ties, Recipe.Campaign plan, Dice dice, List<Seat> seats, DutyPlan duty, int firstItem) {
    this.ties = ties;
    this.plan = plan;
    this.dice = dice;
    this.seats = seats;
    this.duty = duty;
    this.item = firstItem;
    this.byTurns = plan.uses("dealt") || plan.uses("dealt-blocks") || plan.uses("round-robin");
    this.ownLists = ownLists(plan);
  }

  static SeatRoster of(
      Stage stage, Recipe.Campaign plan, Dice dice, List<Member> members, int tasks) {
    Map<Integer, List<Member>> holders = new TreeMap<>();
    members.forEach(m -> holders.computeIfAbsent(m.seat(), _ -> new ArrayList<>()).add(m));
    int first = dice.between(100, 900);
    int block = 2 * tasks / holders.size() + 20;
    List<Seat> seats = new ArrayList<>();
    for (List<Member> chain : holders.values()) {
      seats.add(new Seat(chain, first + block * seats.size(), block));
    }
    DutyPlan duty =
        plan.uses("handed-round")
            ? DutyPlan.handedRound(dice, seats.size(), stage.world.from(), stage.world.to())
            : DutyPlan.EVERYBODY;
    int shared = ownLists(plan) ? first + block * seats.size() : first;
    return new SeatRoster(stage.ties, plan, dice, dice.shuffled(seats), duty, shared);
  }

  private static boolean ownLists(Recipe.Campaign plan) {
    return plan.uses("dealt-blocks")
        || (plan.uses("continued") && !plan.uses("dealt") && !plan.uses("dealt-random"));
  }

  @Override
  public Task next(long time) {
    Seat seat = seat(time);
    Member member = holder(seat, time);
    int number = item;
    if (ownLists && seat.hasItems()) {
      number = seat.takeItem();
      if (plan.uses("numbered")) {
        seat.takenBy(member).ifPresent(before -> continued(before, member));
      }
    } else {
      item++;
    }
    if (done.merge(member.account(), 1, Integer::sum) == SHOWS) {
      arranged(member);
    }
    return new Task(member, number);
  }

  @Override
  public Member anyone(long time) {
    return holder(seat(time), time);
  }

  private void continued(Member before, Member after) {
    ties.add(before.account(), "cursor");
    ties.add(after.account(), "cursor");
  }

  private void arranged(Member member) {
    boolean dealt = DEALT.stream().anyMatch(plan::uses);
    if (dealt && plan.uses("numbered")) {
      ties.add(member.account(), "arrangement");
    }
    if (duty.alternates()) {
      ties.add(member.account(), "complement");
    }
  }

  private Member holder(Seat seat, long time) {
    return seat.at(time).orElseThrow(() -> new IllegalStateException("an empty seat was dealt to"));
  }

  private Seat seat(long time) {
    for (int tries = 0; tries < 4 * seats.size(); tries++) {
      Seat seat = seats.get(drawn(time, tries));
      if (seat.at(time).filter(m -> awake(m, time)).isPresent()) {
        return seat;
      }
    }
    return seats.stream()
        .filter(s -> s.at(time).isPresent())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("a campaign without an open account"));
  }

  private int drawn(long time, int tries) {
    return duty.alternates()
        ? duty.onDuty(dice, time, tries)
        : byTurns ? next++ % seats.size() : dice.below(seats.size());
  }

  private boolean awake(Member member, long time) {
    return !plan.uses("human-hours") || dice.chance(Rhythm.wakefulness(time, member.hoursEast()));
  }
}
