// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import org.stillwatch.lab.scenario.Call.Outcome;
import org.stillwatch.lab.scenario.cast.Account;
import org.stillwatch.lab.scenario.chance.Dice;
import org.stillwatch.lab.scenario.text.AgentScript;
import org.stillwatch.lab.scenario.text.Genre;
import org.stillwatch.lab.scenario.text.Language;
import org.stillwatch.lab.scenario.text.Script;
import org.stillwatch.lab.scenario.text.WrittenPool;

/// Innocent programs and people whose clocks agree.
record SharedHours(Neighbourhood here) {
  private Dice dice() {
    return here.dice();
  }

  /// Unrelated tenants whose jobs all start at the full hour.
  void cron(int accounts) {
    for (int i = 0; i < accounts; i++) {
      int persona = tenant(here.products().service(dice(), here.world().language(dice())));
      Rhythm hourly = Rhythm.cron(0, dice().between(1, 3), 0, 90_000);
      here.stage().serve(dice(), persona, 30 * here.days(), hourly);
    }
  }

  /// One incident of the provider: requests fail for twenty minutes and everybody tries again.
  void retryStorm(int accounts) {
    long span = here.world().to() - here.world().from();
    long incident = here.world().from() + (long) (span * (0.3 + 0.4 * dice().unit()));
    for (int i = 0; i < accounts; i++) {
      int persona = tenant(here.products().service(dice(), here.world().language(dice())));
      here.stage().serve(dice(), persona, 20 * here.days(), Rhythm.steady());
      for (int request = 0; request < 6; request++) {
        long at = incident + (long) (dice().unit() * 15 * Rhythm.MINUTE);
        long conversation = dice().bits();
        for (int tries = dice().between(2, 5); tries > 0; tries--) {
          here.stage().call(persona, at, conversation, 0, request, Outcome.FAILED);
          at += (long) (2_000 + dice().exponential() * 15_000);
        }
        long recovered = Math.max(at, incident + 20 * Rhythm.MINUTE + dice().below(60_000));
        here.stage().call(persona, recovered, conversation, 0, request, Outcome.ANSWERED);
      }
    }
  }

  /// Coding agents that work through the night in one repository, two sessions at a time.
  void overnightCoding(int accounts) {
    for (int i = 0; i < accounts; i++) {
      Script agent =
          new AgentScript(
              here.world().app(dice(), Language.ENGLISH),
              WrittenPool.of(Genre.CODE, Language.ENGLISH, 2, dice()));
      int persona = tenant(agent);
      for (int night = 0; night < here.days(); night++) {
        for (int session = 0; session < 2; session++) {
          long at =
              here.world().from() + night * Rhythm.DAY + (long) (dice().unit() * 3 * Rhythm.HOUR);
          long conversation = dice().bits();
          for (int turn = 0; turn < 18; turn++) {
            at = here.stage().turn(dice(), persona, at, conversation, turn, 0, 0.02);
            at += (long) dice().logNormal(60_000, 0.6);
          }
        }
      }
    }
  }

  private int tenant(Script script) {
    String home = here.home();
    Account opened = here.registrar().anyAge(dice(), home);
    int account = here.open(opened, opened.id());
    return here.persona(account, script, here.wardrobe().machines(dice()));
  }
}
