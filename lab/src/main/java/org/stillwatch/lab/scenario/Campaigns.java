// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import java.util.List;
import org.stillwatch.lab.scenario.Farm.Member;
import org.stillwatch.lab.scenario.cast.Egress;
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

/// Plants the campaigns of a recipe.
final class Campaigns {
  /// Tokens of an answer per token asked, as ordinary people have it in the median: how much a
  /// campaign gets for what it asks must not be an artefact of this generator.
  private static final double ANSWERED_PER_ASKED = 1.65;

  private static final int PROBES = 40;

  private final Stage stage;
  private final World world;

  Campaigns(Stage stage) {
    this.stage = stage;
    this.world = stage.world;
  }

  /// Opens the members of a campaign, lets them do its job, and covers it with other traffic.
  void plant(Recipe.Campaign plan) {
    Dice dice = world.dice("campaign:" + plan.id());
    Script job = job(plan, dice);
    List<Member> members = new Farm(stage, plan, dice).open(job);
    new TaskDealer(stage, plan, dice, members).deal();
    plan.framing()
        .ifPresent(f -> new Framing(stage, f, world.dice("framing:" + plan.id())).plant(members));
    if (plan.dilution() > 0) {
      int cover = (int) (plan.exchanges() * plan.dilution() / (1 - plan.dilution()));
      if (plan.resells()) {
        resell(dice, members, cover);
      } else {
        pretend(dice, members, cover);
      }
    }
  }

  private Script job(Recipe.Campaign plan, Dice dice) {
    Pool material;
    TemplateScript script;
    if (plan.shape().equals("paraphrase")) {
      material =
          plan.paraphrase().isEmpty()
              ? material(plan, Genre.PARAPHRASE, dice)
              : paraphrased(plan, dice);
      script = new TemplateScript("", List.of(), List.of(), false, material, AnswerStyle.PROSE);
    } else {
      material = material(plan, Genre.PROBLEM, dice);
      String system = dice.chance(0.5) ? World.systemPrompt(dice, Language.ENGLISH) : "";
      script =
          TemplateScript.written(
              dice, system, 3, plan.uses("numbered"), material, AnswerStyle.PROSE);
    }
    return script.answering(answers(script, dice));
  }

  private Pool paraphrased(Recipe.Campaign plan, Dice dice) {
    List<Paraphraser> ways =
        plan.paraphrase().stream().map(word -> Paraphraser.of(word, dice)).toList();
    return new ParaphrasedPool(ways, material(plan, Genre.PROBLEM, dice));
  }

  private static AnswerStyle answers(Script script, Dice dice) {
    long characters = 0;
    for (int i = 0; i < PROBES; i++) {
      characters += script.system().length() + script.ask(Dice.of(dice.bits()), 0, i).length();
    }
    int asked = script.language().tokens((int) (characters / PROBES));
    return new AnswerStyle(
        ANSWERED_PER_ASKED * asked, AnswerStyle.PROSE.sigma(), AnswerStyle.Form.PROSE);
  }

  private Pool material(Recipe.Campaign plan, Genre genre, Dice dice) {
    Pool written = WrittenPool.of(genre, Language.ENGLISH, 4, dice);
    return plan.pools().isEmpty()
        ? written
        : world.texts().campaign().getOrDefault(plan.pools().getFirst(), written);
  }

  /// Each member chats a little like a person, so that not all it does is the job.
  private void pretend(Dice dice, List<Member> members, int exchanges) {
    Wardrobe wardrobe = new Wardrobe(world);
    Products products = new Products(world);
    for (Member member : members) {
      Persona job = stage.personas.get(member.persona());
      Script chat = products.chat(dice, world.language(dice));
      Persona cover =
          wardrobe.dress(
              dice, member.account(), chat, job.egress(), job.clients(), List.of(job.pathway()));
      int share = exchanges / members.size();
      stage.chat(dice, stage.add(cover), share, Rhythm.waking(dice.between(-8, 9)), 0.5);
    }
  }

  /// Customers of a reseller: each conversation goes out on whichever account is free.
  private void resell(Dice dice, List<Member> members, int exchanges) {
    Wardrobe wardrobe = new Wardrobe(world);
    Products products = new Products(world);
    int customers = Math.max(3, members.size() * 3);
    for (int customer = 0; customer < customers; customer++) {
      Language language = world.language(dice);
      Script script =
          dice.chance(0.7) ? products.chat(dice, language) : products.coding(dice, language);
      int accounts = Math.min(members.size(), dice.between(2, 5));
      for (Member member : dice.shuffled(members).subList(0, accounts)) {
        Persona job = stage.personas.get(member.persona());
        Egress egress = job.egress();
        Persona resold =
            wardrobe.dress(
                dice, member.account(), script, egress, job.clients(), List.of(job.pathway()));
        int share = Math.max(1, exchanges / customers / accounts);
        stage.chat(dice, stage.add(resold), share, Rhythm.waking(dice.between(-8, 9)), 0.5);
      }
    }
  }
}
