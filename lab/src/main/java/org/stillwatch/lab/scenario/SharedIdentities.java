// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.stillwatch.lab.scenario.Call.Outcome;
import org.stillwatch.lab.scenario.cast.Account;
import org.stillwatch.lab.scenario.cast.Client;
import org.stillwatch.lab.scenario.cast.Egress;
import org.stillwatch.lab.scenario.cast.Payment;
import org.stillwatch.lab.scenario.cast.Plan;
import org.stillwatch.lab.scenario.chance.Dice;
import org.stillwatch.lab.scenario.text.Language;
import org.stillwatch.lab.scenario.text.Script;

/// Innocent people who share a card, a device or a successor.
record SharedIdentities(Neighbourhood here) {
  private Dice dice() {
    return here.dice();
  }

  /// Seats of one declared and verified organisation: one card, one egress, two internal apps.
  void enterpriseSeats(int seats) {
    String org = here.registrar().organisation();
    Payment card = here.registrar().card(dice(), here.world().recipe().from());
    String office = here.world().addresses().office();
    Language language = here.world().language(dice());
    List<Script> apps =
        List.of(
            here.products().service(dice(), language),
            here.products().chat(dice(), language),
            here.products().coding(dice(), language));
    Client client = here.wardrobe().client(dice());
    for (int i = 0; i < seats; i++) {
      Account opened = here.registrar().anyAge(dice(), office).onPlan(Plan.ENTERPRISE);
      int seat = here.open(Neighbourhood.pays(opened, card).inOrganisation(org, List.of()), org);
      int persona = here.persona(seat, dice().pick(apps), Egress.fixed(office), client);
      int exchanges = (int) Math.max(4, dice().logNormal(9.0 * here.days(), 0.7));
      here.stage().chat(dice(), persona, exchanges, Rhythm.waking(1), 0.4);
    }
  }

  /// Undeclared teams of five that spread their work over five personal accounts and go on with a
  /// colleague's account when one is limited.
  void teamsOfFive(int accounts) {
    for (int done = 0; done < accounts; done += 5) {
      team(Math.min(5, accounts - done));
    }
  }

  private void team(int size) {
    String principal = here.world().ids().next("team_");
    String office = here.home();
    Script work = here.products().coding(dice(), here.world().language(dice()));
    Client client = here.wardrobe().client(dice());
    List<Integer> personas = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      int account = here.open(here.registrar().anyAge(dice(), office), principal);
      personas.add(here.persona(account, work, Egress.fixed(office), client));
    }
    int conversations = size * 4 * here.days();
    long[] starts =
        Rhythm.waking(2).times(dice(), conversations, here.world().from(), here.world().to());
    for (long start : starts) {
      int persona = dice().pick(personas);
      long conversation = dice().bits();
      long at = start;
      for (int turn = 0; turn < dice().between(1, 4); turn++) {
        if (dice().chance(0.06)) {
          here.stage().call(persona, at, conversation, turn, 0, Outcome.LIMITED);
          persona = dice().pick(personas);
          at += 3_000 + dice().below(20_000);
        }
        here.stage().call(persona, at, conversation, turn, 0, Outcome.ANSWERED);
        at += (long) dice().logNormal(70_000, 0.8);
      }
    }
  }

  /// Households of two to four on one card and one line, some on one device.
  void households(int accounts) {
    for (int left = accounts; left > 0; ) {
      int size = Math.min(left, dice().between(2, 4));
      left -= size;
      String principal = here.world().ids().next("home_");
      String home = here.home();
      Payment card = here.registrar().card(dice(), here.world().recipe().from());
      List<String> tablet = List.of(here.registrar().device());
      boolean sharesDevice = dice().chance(0.5);
      for (int i = 0; i < size; i++) {
        Account one = Neighbourhood.pays(here.registrar().anyAge(dice(), home), card);
        int account = here.open(sharesDevice ? one.onDevices(tablet) : one, principal);
        here.live(account, here.wardrobe().person(dice(), home), 3);
      }
    }
  }

  /// Agencies that pay for their clients: one card, fifteen accounts, each with work of its own.
  void agencies(int accounts) {
    for (int left = accounts; left > 0; left -= 15) {
      String principal = here.world().ids().next("agency_");
      Payment card = here.registrar().card(dice(), here.world().recipe().from());
      for (int i = 0; i < Math.min(15, left); i++) {
        Account opened = here.registrar().anyAge(dice(), here.home()).onPlan(Plan.METERED);
        int account = here.open(Neighbourhood.pays(opened, card), principal);
        Script product = here.products().service(dice(), here.world().language(dice()));
        int persona = here.persona(account, product, here.wardrobe().machines(dice()));
        int exchanges = (int) Math.max(4, dice().logNormal(8.0 * here.days(), 0.8));
        here.stage().serve(dice(), persona, exchanges, Rhythm.waking(dice().between(-6, 8)));
      }
    }
  }

  /// Strangers in fifteens whom a payment processor files under one token.
  void cardTokens(int accounts) {
    Payment token = here.registrar().card(dice(), here.world().recipe().from());
    for (int i = 0; i < accounts; i++) {
      if (i % 15 == 0) {
        token = here.registrar().card(dice(), here.world().recipe().from());
      }
      String home = here.home();
      Account opened = here.registrar().anyAge(dice(), home);
      int account = here.open(Neighbourhood.pays(opened, token), opened.id());
      here.live(account, here.wardrobe().person(dice(), home), 3);
    }
  }

  /// Customers who move to a new account: the old one ends, the new one starts at full load.
  void keyMigrations(int accounts) {
    for (int i = 0; i + 1 < accounts; i += 2) {
      String org = here.registrar().organisation();
      Instant from = here.world().recipe().from();
      Instant moved = from.plus(Duration.ofHours(dice().between(10, 24 * here.days() - 8)));
      Payment card = here.registrar().card(dice(), from);
      String office = here.home();
      Account old =
          Neighbourhood.pays(here.registrar().recent(dice(), from, office), card)
              .inOrganisation(org, List.of())
              .ended(moved, "closed");
      Account young =
          Neighbourhood.pays(here.registrar().open(dice(), moved, office), card)
              .inOrganisation(org, List.of())
              .succeeding(old.id());
      Script product = here.products().service(dice(), here.world().language(dice()));
      Egress machines = here.wardrobe().machines(dice());
      Client client = here.wardrobe().client(dice());
      for (Account account : List.of(old, young)) {
        int persona = here.persona(here.open(account, org), product, machines, client);
        here.stage().serve(dice(), persona, 40 * here.days(), Rhythm.steady());
      }
    }
  }
}
