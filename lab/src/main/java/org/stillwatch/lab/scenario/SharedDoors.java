// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import java.util.ArrayList;
import java.util.List;
import org.stillwatch.lab.scenario.Call.Outcome;
import org.stillwatch.lab.scenario.cast.Account;
import org.stillwatch.lab.scenario.cast.Client;
import org.stillwatch.lab.scenario.cast.Egress;
import org.stillwatch.lab.scenario.cast.Plan;
import org.stillwatch.lab.scenario.chance.Dice;
import org.stillwatch.lab.scenario.text.AnswerStyle;
import org.stillwatch.lab.scenario.text.Genre;
import org.stillwatch.lab.scenario.text.Language;
import org.stillwatch.lab.scenario.text.Pool;
import org.stillwatch.lab.scenario.text.Script;
import org.stillwatch.lab.scenario.text.TemplateScript;
import org.stillwatch.lab.scenario.text.WrittenPool;

/// Innocent account holders whom others, or their own thrift, make look like many or like one.
record SharedDoors(Neighbourhood here) {
  private static final int VICTIMS_OF_ONE = 10;
  private static final int BEHIND_ONE_PREFIX = 30;
  private static final double LIMITED = 0.1;

  private Dice dice() {
    return here.dice();
  }

  /// Owners at their ordinary work whose key is stolen in the middle: from then on a stranger uses
  /// it too, from elsewhere, for one job over ten stolen keys.
  void stolenKeys(int accounts) {
    for (int left = accounts; left > 0; left -= VICTIMS_OF_ONE) {
      Pool material = WrittenPool.of(Genre.PROBLEM, Language.ENGLISH, 3, dice());
      Script job = TemplateScript.written(dice(), "", 2, false, material, AnswerStyle.PROSE);
      Egress machines = here.wardrobe().machines(dice());
      Client client = here.wardrobe().client(dice());
      for (int i = 0; i < Math.min(VICTIMS_OF_ONE, left); i++) {
        stolen(job, machines, client);
      }
    }
  }

  private void stolen(Script job, Egress machines, Client client) {
    String home = here.home();
    Account opened = here.registrar().anyAge(dice(), home).onPlan(Plan.METERED);
    int account = here.open(opened, opened.id());
    Script product = here.products().service(dice(), here.world().language(dice()));
    int owner = here.persona(account, product, here.wardrobe().machines(dice()));
    here.stage().serve(dice(), owner, 12 * here.days(), Rhythm.waking(dice().between(-6, 8)));
    Persona drawn =
        here.wardrobe().dress(dice(), account, job, machines, List.of(client), List.of());
    int thief = here.stage().add(drawn.withKey(here.stage().personas.get(owner).key()));
    long span = here.world().to() - here.world().from();
    long begins = here.world().from() + (long) (span * (0.4 + 0.3 * dice().unit()));
    Rhythm until = Rhythm.window(begins, here.world().to() - begins);
    here.stage().serve(dice(), thief, 15 * here.days(), until);
  }

  /// Strangers in thirties behind one NAT64 prefix, half of them with the same reading aid, whose
  /// requests keep a program's rhythm.
  void nat64(int accounts) {
    for (int done = 0; done < accounts; done += BEHIND_ONE_PREFIX) {
      int operator = done / BEHIND_ONE_PREFIX;
      Client aid = here.wardrobe().client(dice());
      List<String> exits = new ArrayList<>();
      for (int exit = 1; exit <= 4; exit++) {
        exits.add("2001:db8:64%02x::%x".formatted(operator & 0xff, exit));
      }
      for (int i = 0; i < Math.min(BEHIND_ONE_PREFIX, accounts - done); i++) {
        Account opened = here.registrar().anyAge(dice(), dice().pick(exits));
        int account = here.open(opened, opened.id());
        Egress egress = new Egress(exits, 2 * Rhythm.HOUR, dice().bits());
        if (i % 2 == 0) {
          here.live(account, egress, 4);
        } else {
          readingAid(account, egress, aid);
        }
      }
    }
  }

  private void readingAid(int account, Egress egress, Client aid) {
    Script script = here.products().chat(dice(), here.world().language(dice()));
    int persona = here.persona(account, script, egress, aid);
    int sessions = 2 * here.days();
    Rhythm hours = Rhythm.waking(dice().between(-8, 9));
    for (long start : hours.times(dice(), sessions, here.world().from(), here.world().to())) {
      long conversation = dice().bits();
      for (int turn = 0; turn < 3; turn++) {
        here.stage().turn(dice(), persona, start + turn * 20_000L, conversation, turn, 0, 0.015);
      }
    }
  }

  /// People who hold three to five small accounts on one device and line, and go on with the next
  /// when the quota of one is used up. What they say is ordinary.
  void quotaStretchers(int accounts) {
    for (int left = accounts; left > 0; ) {
      int size = Math.min(left, dice().between(3, 5));
      left -= size;
      stretcher(size);
    }
  }

  private void stretcher(int size) {
    String principal = here.world().ids().next("person_");
    String home = here.home();
    List<String> laptop = List.of(here.registrar().device());
    Client client = here.wardrobe().client(dice());
    Script work =
        dice().chance(0.5)
            ? here.products().coding(dice(), here.world().language(dice()))
            : here.products().chat(dice(), here.world().language(dice()));
    List<Integer> personas = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Account opened = here.registrar().anyAge(dice(), home).onPlan(Plan.FREE).onDevices(laptop);
      int account = here.open(opened, principal);
      personas.add(here.persona(account, work, Egress.fixed(home), client));
    }
    int used = 0;
    Rhythm hours = Rhythm.waking(dice().between(-8, 9));
    for (long start :
        hours.times(dice(), 4 * size * here.days(), here.world().from(), here.world().to())) {
      long conversation = dice().bits();
      long at = start;
      for (int turn = 0; turn < dice().between(1, 4); turn++) {
        if (dice().chance(LIMITED)) {
          here.stage().call(personas.get(used), at, conversation, turn, 0, Outcome.LIMITED);
          used = (used + 1) % size;
          at += 8_000 + dice().below(40_000);
        }
        here.stage().call(personas.get(used), at, conversation, turn, 0, Outcome.ANSWERED);
        at += (long) dice().logNormal(70_000, 0.8);
      }
    }
  }
}
