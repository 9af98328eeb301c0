// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.stillwatch.lab.scenario.cast.Account;
import org.stillwatch.lab.scenario.cast.Egress;
import org.stillwatch.lab.scenario.cast.Payment;
import org.stillwatch.lab.scenario.cast.Plan;
import org.stillwatch.lab.scenario.chance.Dice;
import org.stillwatch.lab.scenario.text.AnswerStyle;
import org.stillwatch.lab.scenario.text.ChatScript;
import org.stillwatch.lab.scenario.text.Genre;
import org.stillwatch.lab.scenario.text.ItemScript;
import org.stillwatch.lab.scenario.text.Language;
import org.stillwatch.lab.scenario.text.Pool;
import org.stillwatch.lab.scenario.text.Script;
import org.stillwatch.lab.scenario.text.TemplateScript;
import org.stillwatch.lab.scenario.text.WrittenPool;

/// Innocent people and programs that send the same text again and again.
record SharedTexts(Neighbourhood here) {
  private static final int SUITE = 60;

  private Dice dice() {
    return here.dice();
  }

  private Pool exam() {
    Pool written = WrittenPool.of(Genre.PROBLEM, Language.ENGLISH, 3, dice());
    return here.world().texts().negative(dice()).orElse(written);
  }

  /// A regression suite: the same items every night at two, declared and verified.
  void nightlyEvaluation(int accounts) {
    String frame = Language.ENGLISH.grammar().sentence(dice(), "instruct", 0);
    Script suite = ItemScript.drawn(dice(), "", frame, SUITE, exam(), AnswerStyle.PROSE);
    for (int account : declared(accounts, List.of("evaluation"))) {
      int persona = here.persona(account, suite, here.wardrobe().machines(dice()));
      for (int day = 0; day < here.days(); day++) {
        long start = here.world().from() + day * Rhythm.DAY + 2 * Rhythm.HOUR;
        for (int item = 0; item < SUITE; item++) {
          long time = start + item * 9_000L + dice().below(4_000);
          here.stage().turn(dice(), persona, time, dice().bits(), 0, item, 0.01);
        }
      }
    }
  }

  /// A judge that grades a product's own answers after each commit.
  void judgeInCi(int accounts) {
    for (int account : declared(accounts, List.of("evaluation"))) {
      Pool answers = WrittenPool.of(Genre.RECORD, Language.ENGLISH, 2, dice());
      Script judge = TemplateScript.written(dice(), "", 4, false, answers, AnswerStyle.LABEL);
      int persona = here.persona(account, judge, here.wardrobe().machines(dice()));
      int commits = 5 * here.days();
      for (long commit :
          Rhythm.waking(1).times(dice(), commits, here.world().from(), here.world().to())) {
        for (int item = 0; item < 12; item++) {
          long time = commit + item * 2_500L + dice().below(2_000);
          here.stage().turn(dice(), persona, time, dice().bits(), 0, item, 0.01);
        }
      }
    }
  }

  /// Permitted synthetic data of a verified organisation, all from its own account.
  void syntheticData(int accounts) {
    for (int account : declared(accounts, List.of("synthetic-data"))) {
      Pool seeds = WrittenPool.of(Genre.PROBLEM, Language.ENGLISH, 4, dice());
      Script job = TemplateScript.written(dice(), "", 3, true, seeds, AnswerStyle.PROSE);
      int persona = here.persona(account, job, here.wardrobe().machines(dice()));
      here.stage().serve(dice(), persona, 150 * here.days(), Rhythm.bursty(3));
    }
  }

  /// Long unique inputs, one-word answers, around the clock.
  void bulkClassification(int accounts) {
    for (int i = 0; i < accounts; i++) {
      Account opened = here.registrar().anyAge(dice(), here.home()).onPlan(Plan.METERED);
      int account = here.open(opened, opened.id());
      Language language = here.world().language(dice());
      Pool tickets = WrittenPool.of(Genre.RECORD, language, 2, dice());
      String system = World.systemPrompt(dice(), language);
      Script sorter = TemplateScript.written(dice(), system, 1, false, tickets, AnswerStyle.LABEL);
      int persona = here.persona(account, sorter, here.wardrobe().machines(dice()));
      here.stage().serve(dice(), persona, 90 * here.days(), Rhythm.steady());
    }
  }

  /// Customers of one app: the same system prompt on all of them, everything else their own.
  void sharedApp(int accounts) {
    String system = World.systemPrompt(dice(), Language.ENGLISH);
    for (int i = 0; i < accounts; i++) {
      String home = here.home();
      Account opened = here.registrar().anyAge(dice(), home);
      int account = here.open(opened, opened.id());
      Pool talk = WrittenPool.of(Genre.TALK, here.world().language(dice()), 3, dice());
      Script script = new ChatScript(system, talk, AnswerStyle.PROSE);
      int persona = here.persona(account, script, here.wardrobe().person(dice(), home));
      int exchanges = (int) Math.max(2, dice().logNormal(2.5 * here.days(), 0.8));
      here.stage().chat(dice(), persona, exchanges, Rhythm.waking(dice().between(-8, 9)), 0.5);
    }
  }

  /// A template that goes round, tried by strangers who pay with vouchers of one campaign of a
  /// shop.
  void viralVoucher(int accounts) {
    viral(accounts, true);
  }

  /// A template that goes round among strangers who have nothing else in common.
  void popularTemplate(int accounts) {
    viral(accounts, false);
  }

  private void viral(int accounts, boolean vouchers) {
    Pool talk = WrittenPool.of(Genre.TALK, Language.ENGLISH, 8, dice());
    Script template = TemplateScript.written(dice(), "", 2, false, talk, AnswerStyle.PROSE);
    String voucher = here.world().ids().next("pay_");
    Instant from = here.world().recipe().from();
    for (int i = 0; i < accounts; i++) {
      String home = here.home();
      if (i % 12 == 0) {
        voucher = here.world().ids().next("pay_");
      }
      Account opened =
          dice().chance(0.4)
              ? here.registrar().recent(dice(), from, home)
              : here.registrar().anyAge(dice(), home);
      if (vouchers) {
        opened = opened.payingWith(new Payment(voucher, "voucher", "iss_7", opened.createdAt()));
      }
      int account = here.open(opened, opened.id());
      Egress egress = here.wardrobe().person(dice(), home);
      int persona = here.persona(account, template, egress);
      long span = here.world().to() - here.world().from();
      long adopts = here.world().from() + (long) (span * adoption(i, accounts));
      Rhythm curious = Rhythm.window(adopts, 10 * Rhythm.HOUR);
      here.stage().serve(dice(), persona, dice().between(3, 9), curious);
      here.live(account, egress, 2);
    }
  }

  /// The S-curve of adoption: a logistic quantile, cut to 0 ... 0.9 of the world's time.
  private static double adoption(int rank, int of) {
    double p = (rank + 0.5) / of;
    return Math.clamp(0.45 + 0.09 * StrictMath.log(p / (1 - p)), 0.0, 0.9);
  }

  /// A public benchmark on the first day of a model.
  void launchDay(int accounts) {
    Script benchmark = ItemScript.drawn(dice(), "", "", SUITE, exam(), AnswerStyle.PROSE);
    Optional<Recipe.Model> launched =
        here.world().recipe().models().stream()
            .filter(m -> m.releasedAt().isAfter(here.world().recipe().from()))
            .findFirst();
    long day =
        launched
            .map(m -> m.releasedAt().toEpochMilli())
            .orElse(here.world().from() + Rhythm.DAY / 2);
    for (int i = 0; i < accounts; i++) {
      String home = here.home();
      Account opened = here.registrar().anyAge(dice(), home);
      int account = here.open(opened, opened.id());
      Persona drawn =
          here.wardrobe().dress(dice(), account, benchmark, here.wardrobe().machines(dice()));
      int persona =
          here.stage()
              .add(
                  launched
                      .map(m -> drawn.asking(Persona.ModelUse.always(m.model())))
                      .orElse(drawn));
      long start = day + (long) (dice().unit() * 20 * Rhythm.HOUR);
      for (int item = 0; item < SUITE; item++) {
        long time = start + item * 5_000L + dice().below(3_000);
        here.stage().turn(dice(), persona, time, dice().bits(), 0, item, 0.02);
      }
      here.live(account, here.wardrobe().person(dice(), home), 3);
    }
  }

  private List<Integer> declared(int accounts, List<String> use) {
    return IntStream.range(0, accounts)
        .map(i -> {
          String org = here.registrar().organisation();
          Account opened = here.registrar().anyAge(dice(), here.home()).onPlan(Plan.METERED);
          return here.open(opened.inOrganisation(org, use), org);
        })
        .boxed()
        .toList();
  }
}
