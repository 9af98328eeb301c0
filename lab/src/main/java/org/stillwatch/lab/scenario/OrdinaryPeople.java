// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import java.util.ArrayList;
import java.util.List;
import org.stillwatch.lab.scenario.cast.Account;
import org.stillwatch.lab.scenario.cast.Egress;
import org.stillwatch.lab.scenario.cast.Payment;
import org.stillwatch.lab.scenario.cast.Plan;
import org.stillwatch.lab.scenario.chance.Dice;
import org.stillwatch.lab.scenario.text.Language;

/// The ordinary population: people, developers and products; volume has a heavy tail.
final class OrdinaryPeople {
  private static final double IN_ORGANISATIONS = 0.12;
  private static final double SERVICES = 0.2;
  private static final double CODERS = 0.12;

  private final Stage stage;
  private final World world;
  private final Dice dice;
  private final Registrar registrar;
  private final Wardrobe wardrobe;
  private final Products products;
  private final Arrivals arrivals;
  private int services;

  OrdinaryPeople(Stage stage, Arrivals arrivals) {
    this.stage = stage;
    this.arrivals = arrivals;
    this.world = stage.world;
    this.dice = world.dice("ordinary");
    this.registrar = new Registrar(world);
    this.wardrobe = new Wardrobe(world);
    this.products = new Products(world);
  }

  /// Opens all ordinary accounts and lets them call.
  void live() {
    Recipe.Population population = world.recipe().population();
    List<Resident> residents = new ArrayList<>();
    organisations(population, residents);
    while (residents.size() < population.accounts()) {
      String home = world.addresses().home(dice);
      Account account = registrar.anyAge(dice, home);
      residents.add(resident(account, account.id(), home));
    }
    double people = weight(residents, false);
    double programs = weight(residents, true);
    double programsShare =
        arrivals.programsShare() > 0 ? arrivals.programsShare() : programs / (people + programs);
    for (Resident resident : residents) {
      double share =
          resident.occupation == Occupation.SERVICE
              ? resident.weight / programs * programsShare
              : resident.weight / people * (1 - programsShare);
      act(resident, (int) Math.max(1, Math.round(share * population.exchanges())));
    }
  }

  private enum Occupation {
    PERSON,
    CODER,
    SERVICE
  }

  private record Resident(
      int account, String home, Occupation occupation, double weight, Rhythm rhythm) {}

  private static double weight(List<Resident> residents, boolean programs) {
    return residents.stream()
        .filter(r -> programs == (r.occupation == Occupation.SERVICE))
        .mapToDouble(Resident::weight)
        .sum();
  }

  private void organisations(Recipe.Population population, List<Resident> residents) {
    int left = (int) (population.accounts() * IN_ORGANISATIONS);
    for (int i = 0; i < population.organisations() && left >= 2; i++) {
      int size = (int) Math.min(left, 1 + Math.round(dice.pareto(1.4)));
      size = Math.min(size, 12);
      String org = registrar.organisation();
      String office = world.addresses().home(dice);
      List<String> use = dice.chance(0.3) ? List.of("bulk-processing") : List.of();
      Payment card = registrar.card(dice, world.recipe().from());
      for (int seat = 0; seat < size; seat++) {
        Account account = registrar.anyAge(dice, office).onPlan(Plan.TEAM);
        Payment since =
            new Payment(card.instrument(), card.kind(), card.issuer(), account.createdAt());
        residents.add(resident(account.inOrganisation(org, use).payingWith(since), org, office));
      }
      left -= size;
    }
  }

  private Resident resident(Account opened, String principal, String home) {
    Account account = ending(opened);
    int index = stage.add(account, Label.ordinary(principal));
    double u = dice.unit();
    Occupation occupation =
        u < SERVICES
            ? Occupation.SERVICE
            : u < SERVICES + CODERS ? Occupation.CODER : Occupation.PERSON;
    if (occupation == Occupation.SERVICE) {
      Arrivals.Arrival arrival = arrivals.service(dice, services++);
      return new Resident(index, home, occupation, arrival.weight(), arrival.rhythm());
    }
    double weight = Math.min(60, dice.pareto(1.15));
    double busy = occupation == Occupation.CODER ? 1.5 : 1;
    Rhythm hours = Rhythm.waking(dice.between(-8, 9));
    return new Resident(index, home, occupation, weight * busy, hours);
  }

  /// Innocent accounts are closed and suspended too.
  private Account ending(Account account) {
    double u = dice.unit();
    Recipe.Actions actions = world.recipe().actions();
    if (u >= actions.honestClosed() + actions.honestSuspended()) {
      return account;
    }
    boolean closes = u < actions.honestClosed();
    var at = Registrar.between(dice, world.recipe().from(), world.recipe().to());
    if (!at.isAfter(account.createdAt())) {
      return account;
    }
    stage.deeds.add(
        new Deed(account.id(), at.toEpochMilli(), closes ? "close" : "suspend", "policy review"));
    return account.ended(at, closes ? "closed" : "suspended");
  }

  private void act(Resident resident, int exchanges) {
    Language language = world.language(dice);
    switch (resident.occupation) {
      case PERSON -> {
        Egress egress = wardrobe.person(dice, resident.home);
        var script = products.chat(dice, language);
        int persona = stage.add(wardrobe.dress(dice, resident.account, script, egress));
        stage.chat(dice, persona, exchanges, resident.rhythm, 0.5);
      }
      case CODER -> {
        Egress egress = wardrobe.person(dice, resident.home);
        var script = products.coding(dice, language);
        int persona = stage.add(wardrobe.dress(dice, resident.account, script, egress));
        stage.chat(dice, persona, exchanges, resident.rhythm, 0.65);
      }
      case SERVICE -> {
        Egress egress = wardrobe.machines(dice);
        var script = products.service(dice, language);
        int persona = stage.add(wardrobe.dress(dice, resident.account, script, egress));
        stage.serve(dice, persona, exchanges, resident.rhythm);
      }
    }
  }
}
