// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import java.util.List;
import org.stillwatch.lab.scenario.cast.Account;
import org.stillwatch.lab.scenario.cast.Client;
import org.stillwatch.lab.scenario.cast.Egress;
import org.stillwatch.lab.scenario.cast.Payment;
import org.stillwatch.lab.scenario.chance.Dice;
import org.stillwatch.lab.scenario.text.Script;

/// What every hard negative is built with: one stage, its own dice, and the offices that open and
/// dress accounts.
///
/// @param stage where it all goes
/// @param kind the hard negative
/// @param dice of this negative alone
record Neighbourhood(Stage stage, NegativeKind kind, Dice dice) {
  World world() {
    return stage.world;
  }

  Registrar registrar() {
    return new Registrar(world());
  }

  Wardrobe wardrobe() {
    return new Wardrobe(world());
  }

  Products products() {
    return new Products(world());
  }

  String home() {
    return world().addresses().home(dice);
  }

  /// Days that the world lasts, at least one.
  int days() {
    return (int) Math.max(1, (world().to() - world().from()) / Rhythm.DAY);
  }

  /// An account of any age that belongs to this negative.
  int open(Account account, String principal) {
    return stage.add(account, Label.negative(principal, kind));
  }

  int persona(int account, Script script, Egress egress) {
    return stage.add(wardrobe().dress(dice, account, script, egress));
  }

  int persona(int account, Script script, Egress egress, Client client) {
    return stage.add(wardrobe().dress(dice, account, script, egress, List.of(client), List.of()));
  }

  /// A person's ordinary chats over the whole world.
  void live(int account, Egress egress, double exchangesPerDay) {
    int exchanges = (int) Math.max(3, dice.logNormal(exchangesPerDay * days(), 0.7));
    Script script =
        dice.chance(0.75)
            ? products().chat(dice, world().language(dice))
            : products().coding(dice, world().language(dice));
    int persona = persona(account, script, egress);
    stage.chat(dice, persona, exchanges, Rhythm.waking(dice.between(-8, 9)), 0.5);
  }

  /// The same instrument on another account, since that account was opened.
  static Account pays(Account account, Payment card) {
    return account.payingWith(
        new Payment(card.instrument(), card.kind(), card.issuer(), account.createdAt()));
  }
}
