// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import java.util.ArrayList;
import java.util.List;
import org.stillwatch.lab.scenario.Call.Outcome;
import org.stillwatch.lab.scenario.cast.Account;
import org.stillwatch.lab.scenario.cast.Client;
import org.stillwatch.lab.scenario.cast.Clients;
import org.stillwatch.lab.scenario.cast.Egress;
import org.stillwatch.lab.scenario.cast.Payment;
import org.stillwatch.lab.scenario.cast.Plan;
import org.stillwatch.lab.scenario.chance.Dice;
import org.stillwatch.lab.scenario.text.Language;
import org.stillwatch.lab.scenario.text.Script;

/// Innocent traffic that comes through somebody in between: gateways, resellers, privacy proxies.
record Intermediaries(Neighbourhood here) {
  private static final int POOL = 12;
  private static final int TENANTS_PER_ACCOUNT = 3;
  private static final int PROXY_USERS = 30;
  private static final double LIMITED = 0.04;

  private Dice dice() {
    return here.dice();
  }

  /// Declared, verified gateways of twelve accounts, each of which sends a tenant's conversation on
  /// through another of its accounts when one is limited.
  void gateways(int accounts) {
    for (int left = accounts; left > 0; left -= POOL) {
      String org = here.registrar().organisation();
      Payment card = here.registrar().card(dice(), here.world().recipe().from());
      List<Integer> pool = new ArrayList<>();
      for (int i = 0; i < Math.min(POOL, left); i++) {
        Account opened = here.registrar().anyAge(dice(), here.home()).onPlan(Plan.METERED);
        Account declared =
            Neighbourhood.pays(opened, card).inOrganisation(org, List.of("intermediary"));
        pool.add(here.open(declared, org));
      }
      relay(pool, here.wardrobe().machines(dice()), LIMITED);
    }
  }

  /// Undeclared resellers of twelve accounts on two or three cards, all of whose traffic is that of
  /// real, unrelated customers: nobody distils.
  void resellers(int accounts) {
    for (int left = accounts; left > 0; left -= POOL) {
      String principal = here.world().ids().next("reseller_");
      Payment card = here.registrar().card(dice(), here.world().recipe().from());
      List<Integer> pool = new ArrayList<>();
      for (int i = 0; i < Math.min(POOL, left); i++) {
        card = i % 5 == 4 ? here.registrar().card(dice(), here.world().recipe().from()) : card;
        Account opened = here.registrar().anyAge(dice(), here.home());
        pool.add(here.open(Neighbourhood.pays(opened, card), principal));
      }
      relay(pool, here.wardrobe().machines(dice()), LIMITED / 2);
    }
  }

  private void relay(List<Integer> pool, Egress machines, double limited) {
    Client client = Clients.stripped(dice());
    for (int tenant = 0; tenant < pool.size() * TENANTS_PER_ACCOUNT; tenant++) {
      Script script = customer();
      List<Integer> doors = new ArrayList<>();
      for (int account : dice().shuffled(pool).subList(0, Math.min(3, pool.size()))) {
        doors.add(here.persona(account, script, machines, client));
      }
      int conversations = (int) Math.max(3, dice().logNormal(2.5 * here.days(), 0.8));
      Rhythm hours = Rhythm.waking(dice().between(-8, 9));
      for (long start :
          hours.times(dice(), conversations, here.world().from(), here.world().to())) {
        converse(doors, start, limited);
      }
    }
  }

  private void converse(List<Integer> doors, long start, double limited) {
    long conversation = dice().bits();
    int door = dice().pick(doors);
    long at = start;
    int turns = dice().between(1, 4);
    for (int turn = 0; turn < turns; turn++) {
      if (dice().chance(limited)) {
        here.stage().call(door, at, conversation, turn, 0, Outcome.LIMITED);
        door = dice().pick(doors);
        at += 800 + dice().below(4_000);
      }
      here.stage().call(door, at, conversation, turn, 0, Outcome.ANSWERED);
      at += (long) dice().logNormal(70_000, 0.8);
    }
  }

  private Script customer() {
    Language language = here.world().language(dice());
    double u = dice().unit();
    return u < 0.5
        ? here.products().chat(dice(), language)
        : u < 0.75
            ? here.products().coding(dice(), language)
            : here.products().service(dice(), language);
  }

  /// Strangers in thirties behind a proxy that strips what programs say of themselves and sends all
  /// through its own few exits.
  void privacyProxies(int accounts) {
    for (int left = accounts; left > 0; left -= PROXY_USERS) {
      Client client = Clients.stripped(dice());
      List<String> exits = here.world().addresses().hostingBlock(dice(), 4);
      for (int i = 0; i < Math.min(PROXY_USERS, left); i++) {
        Account opened = here.registrar().anyAge(dice(), dice().pick(exits));
        int account = here.open(opened, opened.id());
        Egress egress = new Egress(exits, Rhythm.HOUR, dice().bits());
        Script script = here.products().chat(dice(), here.world().language(dice()));
        int persona = here.persona(account, script, egress, client);
        int exchanges = (int) Math.max(3, dice().logNormal(4.0 * here.days(), 0.7));
        here.stage().chat(dice(), persona, exchanges, Rhythm.waking(dice().between(-8, 9)), 0.5);
      }
    }
  }
}
