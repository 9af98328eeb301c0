// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import java.util.List;
import org.stillwatch.lab.scenario.Persona.Body;
import org.stillwatch.lab.scenario.Persona.ModelUse;
import org.stillwatch.lab.scenario.Persona.Settings;
import org.stillwatch.lab.scenario.cast.Client;
import org.stillwatch.lab.scenario.cast.Egress;
import org.stillwatch.lab.scenario.chance.Dice;
import org.stillwatch.lab.scenario.text.Script;

/// Dresses a use of an account with what a call shows beside its text: program, addresses, model,
/// parameters, way into the service. Drawn alike for everybody; what the log holds of a call is
/// drawn once an account, so that an account of many uses looks no different.
final class Wardrobe {
  private static final double ADOPTS_NEW_MODEL = 0.35;

  private final World world;

  Wardrobe(World world) {
    this.world = world;
  }

  /// A persona with everything drawn.
  Persona dress(Dice dice, int account, Script script, Egress egress) {
    return dress(dice, account, script, egress, List.of(client(dice)), List.of());
  }

  /// A persona with given client programs and ways in; what is left is drawn.
  ///
  /// @param pathways empty for the usual mix
  Persona dress(
      Dice dice,
      int account,
      Script script,
      Egress egress,
      List<Client> clients,
      List<String> pathways) {
    double b = dice.unit();
    double s = dice.unit();
    Dice logged = Dice.of(world.seed().derive("logged").derive(account));
    return new Persona(
        account,
        script,
        clients,
        egress,
        b < 0.65 ? Body.CHAT : b < 0.85 ? Body.MESSAGES : Body.RESPONSES,
        s < 0.4 ? Settings.DEFAULT : s < 0.85 ? Settings.FIXED : Settings.WANDERING,
        models(dice),
        Pathways.draw(dice, pathways),
        logged.chance(0.85) ? world.ids().next("key_") : "",
        logged.chance(0.15) ? world.ids().next("u_") : "",
        logged.chance(0.5),
        "");
  }

  /// A client program: libraries a little more often than browsers.
  Client client(Dice dice) {
    return dice.chance(0.55)
        ? dice.pickPopular(world.libraries())
        : dice.pickPopular(world.browsers());
  }

  /// Addresses of a person: the home, sometimes a mobile carrier or a VPN.
  Egress person(Dice dice, String home) {
    if (dice.chance(0.08)) {
      return new Egress(List.of(world.addresses().vpn(dice), home), 6 * Rhythm.HOUR, dice.bits());
    }
    return dice.chance(0.3)
        ? new Egress(List.of(home, world.addresses().mobile(dice)), 3 * Rhythm.HOUR, dice.bits())
        : Egress.fixed(home);
  }

  /// Addresses of a program: one to three machines of a hosting provider.
  Egress machines(Dice dice) {
    List<String> machines = world.addresses().hostingBlock(dice, dice.between(1, 3));
    return new Egress(machines, Rhythm.HOUR, dice.bits());
  }

  /// Which model is asked; a part of the customers moves to a new one within days of its release.
  ModelUse models(Dice dice) {
    List<Recipe.Model> old =
        world.recipe().models().stream()
            .filter(m -> !m.releasedAt().isAfter(world.recipe().from()))
            .toList();
    List<Recipe.Model> coming =
        world.recipe().models().stream()
            .filter(m -> m.releasedAt().isAfter(world.recipe().from()))
            .toList();
    String first = dice.pickPopular(old.isEmpty() ? coming : old).model();
    if (coming.isEmpty() || !dice.chance(ADOPTS_NEW_MODEL)) {
      return ModelUse.always(first);
    }
    Recipe.Model next = dice.pick(coming);
    long after = (long) (dice.exponential() * 1.5 * Rhythm.DAY);
    return new ModelUse(first, next.model(), next.releasedAt().toEpochMilli() + after);
  }
}
