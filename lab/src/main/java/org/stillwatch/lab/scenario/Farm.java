// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.stillwatch.lab.scenario.Persona.ModelUse;
import org.stillwatch.lab.scenario.Persona.Settings;
import org.stillwatch.lab.scenario.cast.Account;
import org.stillwatch.lab.scenario.cast.Client;
import org.stillwatch.lab.scenario.cast.Egress;
import org.stillwatch.lab.scenario.chance.Dice;
import org.stillwatch.lab.scenario.text.Script;

/// Opens the accounts of a campaign and dresses them for its job.
final class Farm {
  private final Stage stage;
  private final World world;
  private final Recipe.Campaign plan;
  private final Dice dice;
  private final Registrar registrar;
  private final Wardrobe wardrobe;

  /// A member of a campaign and the persona in which it does the campaign's job.
  ///
  /// @param account index of the account
  /// @param persona index of the persona
  /// @param from when it begins
  /// @param until when the provider closes it; the largest long for never
  record Member(int account, int persona, long from, long until) {
    boolean at(long time) {
      return from <= time && time < until;
    }
  }

  Farm(Stage stage, Recipe.Campaign plan, Dice dice) {
    this.stage = stage;
    this.world = stage.world;
    this.plan = plan;
    this.dice = dice;
    this.registrar = new Registrar(world);
    this.wardrobe = new Wardrobe(world);
  }

  /// All members, successors of closed ones behind the first.
  List<Member> open(Script job) {
    int first = (int) Math.round(plan.accounts() / (1 + plan.replaceBanned()));
    List<Account> accounts = new ArrayList<>();
    List<Long> begins = new ArrayList<>();
    for (int i = 0; i < first; i++) {
      accounts.add(registrar.recent(dice, plan.start(), world.addresses().home(dice)));
      begins.add(world.from());
    }
    for (int i = first; i < plan.accounts(); i++) {
      long end = closed(accounts, i - first);
      long start = end + (long) ((2 + 20 * dice.unit()) * Rhythm.HOUR);
      Instant opened = Instant.ofEpochMilli(start - (long) (dice.unit() * Rhythm.HOUR));
      accounts.add(registrar.open(dice, opened, world.addresses().home(dice)));
      begins.add(start);
    }
    List<Account> shared = new Sharing(world, plan.share(), dice).among(accounts);
    return dressed(shared, begins, job);
  }

  /// Closes a member somewhere in the middle of the campaign and says when.
  private long closed(List<Account> accounts, int member) {
    Instant low =
        plan.start().plus(Duration.between(plan.start(), world.recipe().to()).dividedBy(4));
    Instant high =
        plan.start().plus(Duration.between(plan.start(), world.recipe().to()).dividedBy(2));
    Instant at = Registrar.between(dice, low, high);
    Account account = accounts.get(member);
    accounts.set(member, account.ended(at, "closed"));
    stage.deeds.add(new Deed(account.id(), at.toEpochMilli(), "close", "policy review"));
    return at.toEpochMilli();
  }

  private List<Member> dressed(List<Account> accounts, List<Long> begins, Script job) {
    int n = accounts.size();
    List<Integer> order = dice.shuffled(IntStream.range(0, n).boxed().toList());
    int onNet = (int) Math.round(plan.share().network() * n);
    int withClient = (int) Math.round(plan.share().client() * n);
    List<String> machines = world.addresses().hostingBlock(dice, Math.max(2, onNet / 8));
    Client common = wardrobe.client(dice);
    String role = plan.shape().equals("relay") ? "relay" : "farm";
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      int rank = order.get(i);
      Account account = accounts.get(i);
      int index = stage.add(account, Label.member(plan.id(), role));
      Egress egress = rank < onNet ? shared(machines) : own(account);
      List<Client> clients = n - 1 - rank < withClient ? List.of(common) : clients();
      Persona drawn = wardrobe.dress(dice, index, job, egress, clients, plan.pathways());
      int persona = stage.add(forJob(drawn));
      long until = account.ending().map(e -> e.at().toEpochMilli()).orElse(Long.MAX_VALUE);
      members.add(new Member(index, persona, begins.get(i), until));
    }
    return members;
  }

  private Egress shared(List<String> machines) {
    return new Egress(machines, 4 * Rhythm.HOUR, dice.bits());
  }

  private Egress own(Account account) {
    if (plan.uses("residential")) {
      return new Egress(world.addresses().residential(dice, 12), 3 * Rhythm.HOUR, dice.bits());
    }
    String home = account.identity().signupIp();
    return wardrobe.person(dice, home.isEmpty() ? world.addresses().home(dice) : home);
  }

  private List<Client> clients() {
    return plan.uses("rotate-clients")
        ? List.of(wardrobe.client(dice), wardrobe.client(dice), wardrobe.client(dice))
        : List.of(wardrobe.client(dice));
  }

  private Persona forJob(Persona p) {
    boolean wanders = plan.uses("random-settings") && p.settings() != Settings.DEFAULT;
    Settings settings = wanders ? Settings.WANDERING : p.settings();
    return new Persona(
        p.account(),
        p.script(),
        p.clients(),
        p.egress(),
        p.body(),
        settings,
        plan.pivot().map(model -> pivot(p.models(), model)).orElse(p.models()),
        p.pathway(),
        p.key(),
        p.user(),
        p.sessions(),
        plan.id());
  }

  /// Moves to the new model within a day of its release.
  private ModelUse pivot(ModelUse before, String model) {
    long released =
        world.recipe().models().stream()
            .filter(m -> m.model().equals(model))
            .mapToLong(m -> m.releasedAt().toEpochMilli())
            .findFirst()
            .orElse(world.from());
    return new ModelUse(before.first(), model, released + (long) (dice.unit() * 22 * Rhythm.HOUR));
  }
}
