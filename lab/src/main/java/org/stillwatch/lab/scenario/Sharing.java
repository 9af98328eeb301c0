// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.stillwatch.lab.scenario.cast.Account;
import org.stillwatch.lab.scenario.cast.Payment;
import org.stillwatch.lab.scenario.chance.Dice;

/// Gives members of a campaign instruments and devices in common, three to eight accounts each.
/// Only accounts that have an instrument or a device on file anyway take part, so that the presence
/// of the field tells nothing.
record Sharing(World world, Recipe.Share share, Dice dice) {
  List<Account> among(List<Account> members) {
    List<Account> shared = new ArrayList<>(members);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      order.add(i);
    }
    List<Integer> paying =
        dice.shuffled(order).stream().filter(i -> !members.get(i).payments().isEmpty()).toList();
    List<Integer> payers = first(paying, share.payment() * members.size());
    for (List<Integer> group : groups(payers)) {
      Payment card = new Registrar(world).card(dice, world.recipe().from());
      for (int i : group) {
        Account a = shared.get(i);
        shared.set(
            i,
            a.payingWith(
                new Payment(card.instrument(), card.kind(), card.issuer(), a.createdAt())));
      }
    }
    List<Integer> seen =
        dice.shuffled(order).stream()
            .filter(i -> !members.get(i).identity().devices().isEmpty())
            .toList();
    List<Integer> uncoveredFirst = new ArrayList<>(seen);
    uncoveredFirst.sort((a, b) -> Boolean.compare(payers.contains(a), payers.contains(b)));
    List<Integer> holders = first(uncoveredFirst, share.device() * members.size());
    for (List<Integer> group : groups(dice.shuffled(holders))) {
      List<String> device = List.of(new Registrar(world).device());
      group.forEach(i -> shared.set(i, shared.get(i).onDevices(device)));
    }
    return shared;
  }

  private static List<Integer> first(List<Integer> list, double count) {
    return list.subList(0, (int) Math.min(list.size(), Math.round(count)));
  }

  /// Groups of three to eight; a remainder of one or two joins the last group.
  private List<List<Integer>> groups(List<Integer> members) {
    if (members.size() < 2) {
      return List.of();
    }
    List<List<Integer>> groups = new ArrayList<>();
    for (int at = 0; at < members.size(); ) {
      int size = dice.between(3, 8);
      int end = members.size() - at - size < 3 ? members.size() : at + size;
      groups.add(members.subList(at, end));
      at = end;
    }
    return Collections.unmodifiableList(groups);
  }
}
