// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.stillwatch.lab.scenario.Persona.Body;
import org.stillwatch.lab.scenario.Persona.ModelUse;
import org.stillwatch.lab.scenario.Persona.Settings;
import org.stillwatch.lab.scenario.cast.Account;
import org.stillwatch.lab.scenario.cast.Client;
import org.stillwatch.lab.scenario.cast.Clients;
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
  /// @param seat place in the campaign, which a successor takes over
  /// @param hoursEast where it seems to live, for campaigns that keep human hours
  /// @param from when it begins
  /// @param until when the provider closes it; the largest long for never
  record Member(int account, int persona, int seat, int hoursEast, long from, long until) {
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
      double hours = plan.uses("continued") ? 0.3 + 4.5 * dice.unit() : 2 + 20 * dice.unit();
      long start = end + (long) (hours * Rhythm.HOUR);
      Instant opened = Instant.ofEpochMilli(start - (long) (dice.unit() * Rhythm.HOUR));
      accounts.add(registrar.open(dice, opened, world.addresses().home(dice)));
      begins.add(start);
    }
    List<Account> shared = new Sharing(world, plan.share(), dice).among(accounts);
    return dressed(shared, begins, job, first);
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

  private List<Member> dressed(List<Account> accounts, List<Long> begins, Script job, int first) {
    int n = accounts.size();
    List<Integer> order = dice.shuffled(IntStream.range(0, n).boxed().toList());
    int onNet = (int) Math.round(plan.share().network() * n);
    int withClient = (int) Math.round(plan.share().client() * n);
    List<String> machines = world.addresses().hostingBlock(dice, Math.max(2, onNet / 8));
    Client common = wardrobe.client(dice);
    String role = plan.resells() ? "relay" : "farm";
    List<Client> stripped =
        plan.uses("stripped-metadata") ? List.of(Clients.stripped(dice)) : List.of();
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      int rank = order.get(i);
      Account account = accounts.get(i);
      int index = stage.add(account, Label.member(plan.id(), role));
      Egress egress = rank < onNet ? shared(machines) : own(account);
      List<Client> clients = n - 1 - rank < withClient ? List.of(common) : clients();
      clients = stripped.isEmpty() ? clients : stripped;
      Persona drawn = wardrobe.dress(dice, index, job, egress, clients, plan.pathways());
      int persona = stage.add(forJob(drawn, i));
      long until = account.ending().map(e -> e.at().toEpochMilli()).orElse(Long.MAX_VALUE);
      int seat = i < first ? i : i - first;
      int hoursEast = plan.uses("human-hours") ? dice.between(-8, 9) : 0;
      members.add(new Member(index, persona, seat, hoursEast, begins.get(i), until));
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

  private Persona forJob(Persona p, int member) {
    boolean wanders = plan.uses("random-settings") && p.settings() != Settings.DEFAULT;
    Settings settings = wanders ? Settings.WANDERING : p.settings();
    boolean moves = !plan.uses("half-pivot") || dice.chance(0.5);
    ModelUse own =
        plan.pivot().filter(_ -> moves).map(m -> pivot(p.models(), m)).orElse(p.models());
    Optional<String> signing =
        plan.uses("replay") && member % 3 == 0 ? signing() : Optional.empty();
    ModelUse models = signing.map(ModelUse::always).orElse(own);
    Body body = signing.isPresent() && p.body() == Body.CHAT ? Body.MESSAGES : p.body();
    return new Persona(
        p.account(),
        p.script(),
        p.clients(),
        p.egress(),
        body,
        settings,
        models,
        p.pathway(),
        p.key(),
        p.user(),
        p.sessions(),
        plan.id());
  }

  /// A model whose reasoning the provider signs: worth more to whoever wants to replay it.
  private Optional<String> signing() {
    return world.recipe().models().stream()
        .filter(m -> m.signatures() && !m.releasedAt().isAfter(world.recipe().from()))
        .map(Recipe.Model::model)
        .findFirst();
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
