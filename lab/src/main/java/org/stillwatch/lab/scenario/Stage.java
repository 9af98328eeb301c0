// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import java.util.ArrayList;
import java.util.List;
import org.stillwatch.lab.scenario.Call.Outcome;
import org.stillwatch.lab.scenario.cast.Account;
import org.stillwatch.lab.scenario.chance.Dice;

/// Where a world is put together before anything is written: its accounts, their personas, and the
/// calls of all of them as short tuples without text.
final class Stage {
  private static final double SERVER_ERRORS = 0.004;

  final World world;
  final List<Account> accounts = new ArrayList<>();
  final List<Label> labels = new ArrayList<>();
  final List<Persona> personas = new ArrayList<>();
  final List<Call> calls = new ArrayList<>();
  final List<Deed> deeds = new ArrayList<>();

  /// What ties members of a campaign besides what they have on file.
  final Ties ties = new Ties();

  Stage(World world) {
    this.world = world;
  }

  int add(Account account, Label label) {
    accounts.add(account);
    labels.add(label);
    return accounts.size() - 1;
  }

  int add(Persona persona) {
    personas.add(persona);
    return personas.size() - 1;
  }

  /// Whether answers to a persona carry the provider's reasoning signature at a time.
  boolean signs(int persona, long time) {
    Persona p = personas.get(persona);
    return p.body() != Persona.Body.CHAT && world.signs(p.models().at(time));
  }

  /// One call with its outcome, unless it lies outside the world or after the account's end.
  void call(int persona, long time, long conversation, int turn, int item, Outcome outcome) {
    Account account = accounts.get(personas.get(persona).account());
    boolean open =
        time >= account.createdAt().toEpochMilli()
            && account.ending().filter(e -> e.at().toEpochMilli() <= time).isEmpty();
    if (open && time >= world.from() && time < world.to()) {
      long id = world.ids().call(persona, conversation, turn, time);
      calls.add(new Call(id, time, persona, conversation, turn, item, outcome));
    }
  }

  /// One turn, tried again by the same account after a limit or a failure of the provider.
  ///
  /// @param limited chance that the first try meets a rate limit
  /// @return time of the try that was answered
  long turn(
      Dice dice, int persona, long time, long conversation, int turn, int item, double limited) {
    long at = time;
    if (dice.chance(limited)) {
      call(persona, at, conversation, turn, item, Outcome.LIMITED);
      at += 2_000 + (long) (dice.exponential() * 20_000);
    } else if (dice.chance(SERVER_ERRORS)) {
      call(persona, at, conversation, turn, item, Outcome.FAILED);
      at += 1_000 + (long) (dice.exponential() * 4_000);
    }
    call(persona, at, conversation, turn, item, Outcome.ANSWERED);
    return at;
  }

  /// A conversation of a person: turns a minute or so apart.
  void converse(Dice dice, int persona, long start, int turns) {
    long conversation = dice.bits();
    long at = start;
    for (int turn = 0; turn < turns; turn++) {
      at = turn(dice, persona, at, conversation, turn, 0, 0.015);
      at += (long) dice.logNormal(75_000, 0.9);
    }
  }

  /// Conversations at the times of a rhythm until so many exchanges are made.
  ///
  /// @param another chance that a conversation goes on after a turn
  void chat(Dice dice, int persona, int exchanges, Rhythm rhythm, double another) {
    List<Integer> lengths = new ArrayList<>();
    for (int left = exchanges; left > 0; left -= lengths.getLast()) {
      int turns = 1;
      while (turns < Math.min(left, 9) && dice.chance(another)) {
        turns++;
      }
      lengths.add(turns);
    }
    long[] starts = rhythm.times(dice, lengths.size(), world.from(), world.to());
    for (int i = 0; i < starts.length; i++) {
      converse(dice, persona, starts[i], lengths.get(i));
    }
  }

  /// Single requests of a program at the times of a rhythm, items counted up.
  void serve(Dice dice, int persona, int exchanges, Rhythm rhythm) {
    int item = 0;
    for (long time : rhythm.times(dice, exchanges, world.from(), world.to())) {
      turn(dice, persona, time, dice.bits(), 0, item++, 0.015);
    }
  }
}
