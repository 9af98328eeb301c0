// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import java.util.List;
import org.stillwatch.lab.scenario.cast.Account;
import org.stillwatch.lab.scenario.cast.Egress;
import org.stillwatch.lab.scenario.cast.Plan;
import org.stillwatch.lab.scenario.chance.Dice;
import org.stillwatch.lab.scenario.text.AnswerStyle;
import org.stillwatch.lab.scenario.text.Genre;
import org.stillwatch.lab.scenario.text.Language;
import org.stillwatch.lab.scenario.text.ParaphrasedPool;
import org.stillwatch.lab.scenario.text.Paraphraser;
import org.stillwatch.lab.scenario.text.Pool;
import org.stillwatch.lab.scenario.text.Script;
import org.stillwatch.lab.scenario.text.TemplateScript;
import org.stillwatch.lab.scenario.text.WrittenPool;

/// Innocent professions whose prompts are those of distillation.
record Specialists(Neighbourhood here) {
  private static final String STEPS =
      "Explain step by step how to get to the answer, and say why each step is right.";
  private static final int TEAM = 6;

  private Dice dice() {
    return here.dice();
  }

  /// Pupils and their tutors, strangers to each other, who all ask for every step of a solution, in
  /// the hours of people and in more fields than one.
  void tutoring(int accounts) {
    for (int i = 0; i < accounts; i++) {
      String home = here.home();
      Account opened = here.registrar().anyAge(dice(), home);
      int account = here.open(opened, opened.id());
      Pool problems = WrittenPool.of(Genre.PROBLEM, Language.ENGLISH, 6, dice());
      Script lesson =
          new TemplateScript("", List.of(), List.of(STEPS), false, problems, AnswerStyle.PROSE);
      Egress egress = here.wardrobe().person(dice(), home);
      int persona = here.persona(account, lesson, egress);
      int exchanges = (int) Math.max(4, dice().logNormal(6.0 * here.days(), 0.6));
      here.stage().chat(dice(), persona, exchanges, Rhythm.waking(dice().between(-6, 3)), 0.6);
      here.live(account, egress, 2);
    }
  }

  /// Verified teams of six in the provider's programme for safety research, who send one attack in
  /// ever other words to every model.
  void redTeams(int accounts) {
    for (int left = accounts; left > 0; left -= TEAM) {
      String org = here.registrar().organisation();
      Pool probes = WrittenPool.of(Genre.PROBLEM, Language.ENGLISH, 2, dice());
      Script attack = TemplateScript.written(dice(), "", 3, true, probes, AnswerStyle.PROSE);
      Egress machines = here.wardrobe().machines(dice());
      for (int i = 0; i < Math.min(TEAM, left); i++) {
        Account opened = here.registrar().anyAge(dice(), here.home()).onPlan(Plan.METERED);
        int account =
            here.open(
                opened
                    .inOrganisation(org, List.of("safety-research"))
                    .inProgrammes(List.of("red-team")),
                org);
        sweep(account, attack, machines);
      }
    }
  }

  private void sweep(int account, Script attack, Egress machines) {
    List<Recipe.Model> models = here.world().recipe().models();
    for (Recipe.Model model : models) {
      Persona drawn = here.wardrobe().dress(dice(), account, attack, machines);
      int persona = here.stage().add(drawn.asking(Persona.ModelUse.always(model.model())));
      int exchanges = Math.max(3, 24 * here.days() / models.size());
      here.stage().serve(dice(), persona, exchanges, Rhythm.bursty(3));
    }
  }

  /// Declared teams of six that check one product in all languages: the same demands, translated.
  void localisation(int accounts) {
    for (int left = accounts; left > 0; left -= TEAM) {
      String org = here.registrar().organisation();
      String office = here.world().addresses().office();
      Pool strings = WrittenPool.of(Genre.RECORD, Language.ENGLISH, 2, dice());
      List<Paraphraser> copies = List.of(Paraphraser.of("copies", dice()));
      Script check =
          new TemplateScript(
              "",
              List.of(),
              List.of(),
              false,
              new ParaphrasedPool(copies, strings),
              AnswerStyle.PROSE);
      for (int i = 0; i < Math.min(TEAM, left); i++) {
        Account opened = here.registrar().anyAge(dice(), office).onPlan(Plan.TEAM);
        int account = here.open(opened.inOrganisation(org, List.of("localisation")), org);
        int persona = here.persona(account, check, Egress.fixed(office));
        here.stage().serve(dice(), persona, 15 * here.days(), Rhythm.waking(1));
      }
    }
  }
}
