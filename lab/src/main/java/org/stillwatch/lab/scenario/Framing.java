// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stillwatch.lab.scenario.Call.Outcome;
import org.stillwatch.lab.scenario.Farm.Member;
import org.stillwatch.lab.scenario.cast.Account;
import org.stillwatch.lab.scenario.cast.Egress;
import org.stillwatch.lab.scenario.cast.Payment;
import org.stillwatch.lab.scenario.cast.Plan;
import org.stillwatch.lab.scenario.chance.Dice;
import org.stillwatch.lab.scenario.text.Script;

/// Makes honest accounts look like members of a campaign (`coordination.md` 11): a member copies
/// what it can learn of a victim. Victims do nothing but their own work, and have done so, with
/// their own card, for a month before any member was opened.
final class Framing {
  private static final Duration OLDEST = Duration.ofDays(700);
  private static final Duration YOUNGEST = Duration.ofDays(61);
  private static final double USUAL_EXCHANGES_PER_DAY = 4;
  private static final int IMITATIONS = 6;
  private static final int FAILOVERS = 2;
  private static final long SILENCE = 30 * Rhythm.MINUTE;

  private final Stage stage;
  private final World world;
  private final Recipe.Framing plan;
  private final Dice dice;
  private final Registrar registrar;
  private final Wardrobe wardrobe;

  Framing(Stage stage, Recipe.Framing plan, Dice dice) {
    this.stage = stage;
    this.world = stage.world;
    this.plan = plan;
    this.dice = dice;
    this.registrar = new Registrar(world);
    this.wardrobe = new Wardrobe(world);
  }

  /// An honest account, the persona in which it works, and when it calls.
  ///
  /// @param refused those calls whose second turn meets a limit, after which it is silent
  @SuppressWarnings("ArrayRecordComponent")
  private record Victim(int persona, Payment card, long[] times, List<Long> refused) {}

  /// Opens the victims and lets members copy them, by turns.
  void plant(List<Member> members) {
    for (int i = 0; i < plan.victims(); i++) {
      Victim victim = victim();
      Member member = members.get(i % members.size());
      if (plan.copies("card")) {
        Account account = stage.accounts.get(member.account());
        stage.accounts.set(
            member.account(),
            account.alsoPayingWith(
                Neighbourhood.pays(account, victim.card()).payments().getFirst()));
      }
      imitate(member, victim);
      workOf(member, victim);
    }
  }

  private Victim victim() {
    Instant from = world.recipe().from();
    String home = world.addresses().home(dice);
    Instant opened = Registrar.between(dice, from.minus(OLDEST), from.minus(YOUNGEST));
    Payment card = registrar.card(dice, opened);
    Account account = registrar.open(dice, opened, home).onPlan(Plan.METERED).payingWith(card);
    Script work = new Products(world).service(dice, world.language(dice));
    int index = stage.add(account, Label.framed(account.id()));
    int persona = stage.add(wardrobe.dress(dice, index, work, wardrobe.person(dice, home)));
    double days = (world.to() - world.from()) / (double) Rhythm.DAY;
    int exchanges = (int) Math.max(6, dice.logNormal(USUAL_EXCHANGES_PER_DAY * days, 0.7));
    long[] times =
        Rhythm.waking(dice.between(-8, 9)).times(dice, exchanges, world.from(), world.to());
    return new Victim(persona, card, times, refused(times));
  }

  private List<Long> refused(long[] times) {
    List<Long> refused = new ArrayList<>();
    for (int i = 0; plan.copies("failover") && i < FAILOVERS; i++) {
      refused.add(times[dice.below(times.length)]);
    }
    return refused.stream().distinct().toList();
  }

  /// Work like the victim's: from its exit, with its prompts, minutes after it, as far as copied.
  private void imitate(Member member, Victim victim) {
    Persona work = stage.personas.get(victim.persona());
    Persona job = stage.personas.get(member.persona());
    Script script =
        plan.copies("system")
            ? work.script()
            : new Products(world).chat(dice, work.script().language());
    int persona = disguise(member, script, plan.copies("exit") ? work.egress() : job.egress());
    long[] own = Rhythm.steady().times(dice, IMITATIONS, world.from(), world.to());
    for (int i = 0; i < IMITATIONS; i++) {
      long followed =
          victim.times()[dice.below(victim.times().length)] + 5_000 + dice.below(85_000);
      long time = plan.copies("schedule") ? followed : own[i];
      stage.turn(dice, persona, time, dice.bits(), 0, i, 0.015);
    }
  }

  /// The victim's own calls. Where it is refused, the member sends the same conversation seconds
  /// later, and the victim gives up for half an hour: nothing but the copy ties the two.
  private void workOf(Member member, Victim victim) {
    Persona work = stage.personas.get(victim.persona());
    int copy =
        victim.refused().isEmpty()
            ? victim.persona()
            : disguise(member, work.script(), stage.personas.get(member.persona()).egress());
    long[] times =
        Arrays.stream(victim.times())
            .filter(t -> victim.refused().stream().noneMatch(r -> r < t && t < r + SILENCE))
            .toArray();
    for (int item = 0; item < times.length; item++) {
      long time = times[item];
      long conversation = dice.bits();
      long answered = stage.turn(dice, victim.persona(), time, conversation, 0, item, 0.015);
      if (victim.refused().contains(time)) {
        long again = answered + 40_000 + dice.below(60_000);
        stage.call(victim.persona(), again, conversation, 1, item, Outcome.LIMITED);
        long faked = again + 1_500 + dice.below(8_000);
        stage.call(copy, faked, conversation, 1, item, Outcome.ANSWERED);
      }
    }
  }

  private int disguise(Member member, Script script, Egress egress) {
    Persona job = stage.personas.get(member.persona());
    return stage.add(
        wardrobe.dress(
            dice, member.account(), script, egress, job.clients(), List.of(job.pathway())));
  }
}
