// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stillwatch.lab.scenario.cast.Account;
import org.stillwatch.lab.scenario.cast.Identity;
import org.stillwatch.lab.scenario.cast.Payment;
import org.stillwatch.lab.scenario.cast.Plan;
import org.stillwatch.lab.scenario.chance.Dice;

/// Opens accounts. Whether an optional fact is on file depends on the plan, on the age of the
/// account and on dice, never on the side that the account is on (`contracts.md` 12).
final class Registrar {
  private static final List<String> MAIL =
      List.of(
          "letterbox.example",
          "post.example",
          "quickmail.example",
          "inbox.example",
          "mailbird.example",
          "courier.example",
          "envelope.example");
  private static final List<String> COUNTRIES =
      List.of("US", "CN", "DE", "IN", "BR", "ES", "JP", "GB", "FR", "MX", "KR", "SG", "PL", "KE");
  private static final List<String> CARD_KINDS =
      List.of("card", "card", "card", "card", "card", "card", "wallet", "bank");
  private static final Duration NEW = Duration.ofDays(45);

  private final World world;

  Registrar(World world) {
    this.world = world;
  }

  /// An account of any age; three in ten are new.
  Account anyAge(Dice dice, String signupIp) {
    Instant from = world.recipe().from();
    Instant created =
        dice.chance(0.3)
            ? between(dice, from.minus(Duration.ofDays(40)), middle())
            : between(dice, from.minus(Duration.ofDays(700)), from.minus(Duration.ofDays(40)));
    return open(dice, created, signupIp);
  }

  /// An account opened in the weeks before a time.
  Account recent(Dice dice, Instant before, String signupIp) {
    return open(dice, between(dice, before.minus(Duration.ofDays(30)), before), signupIp);
  }

  /// An account opened at a time.
  Account open(Dice dice, Instant created, String signupIp) {
    boolean fresh = created.isAfter(world.recipe().from().minus(NEW));
    Plan plan = plan(dice);
    List<Payment> payments = payments(dice, plan, created);
    String org = dice.chance(fresh ? 0.2 : 0.1) ? world.ids().next("org_") : "";
    String phone = dice.chance(0.5) ? world.ids().next("ph_") : "";
    Identity identity =
        new Identity(
            dice.chance(0.65) ? dice.pickPopular(MAIL) : ownDomain(),
            dice.chance(0.9) ? world.ids().next("em_") : "",
            phone,
            devices(dice),
            dice.chance(0.9) ? signupIp : "",
            dice.chance(0.9) ? dice.pickPopular(COUNTRIES) : "",
            verification(dice, fresh, !phone.isEmpty(), !payments.isEmpty()),
            List.of(),
            List.of());
    return new Account(
        world.ids().next("acct_"),
        org,
        plan,
        created,
        identity,
        payments,
        "",
        dice.chance(0.8),
        Optional.empty());
  }

  /// A card that has not been seen before.
  Payment card(Dice dice, Instant since) {
    return new Payment(world.ids().next("pay_"), "card", "iss_" + (10 + dice.below(60)), since);
  }

  String device() {
    return world.ids().next("dev_");
  }

  String organisation() {
    return world.ids().next("org_");
  }

  String ownDomain() {
    return world.ids().next("d").substring(0, 10) + ".example";
  }

  private static Plan plan(Dice dice) {
    double u = dice.unit();
    return u < 0.4 ? Plan.FREE : u < 0.74 ? Plan.INDIVIDUAL : u < 0.8 ? Plan.TEAM : Plan.METERED;
  }

  private List<Payment> payments(Dice dice, Plan plan, Instant created) {
    if (!dice.chance(plan == Plan.FREE ? 0.3 : 0.97)) {
      return List.of();
    }
    Payment card = card(dice, created);
    return List.of(
        new Payment(card.instrument(), dice.pick(CARD_KINDS), card.issuer(), card.since()));
  }

  private List<String> devices(Dice dice) {
    if (!dice.chance(0.96)) {
      return List.of();
    }
    return dice.chance(0.7) ? List.of(device()) : List.of(device(), device());
  }

  private static List<String> verification(
      Dice dice, boolean fresh, boolean phone, boolean payment) {
    List<String> done = new ArrayList<>();
    if (dice.chance(0.96)) {
      done.add("email");
    }
    if (phone && dice.chance(fresh ? 0.3 : 0.7)) {
      done.add("phone");
    }
    if (payment && dice.chance(fresh ? 0.25 : 0.6)) {
      done.add("card");
    }
    if (dice.chance(fresh ? 0.01 : 0.06)) {
      done.add("identity");
    }
    return List.copyOf(done);
  }

  private Instant middle() {
    Recipe recipe = world.recipe();
    return recipe.from().plus(Duration.between(recipe.from(), recipe.to()).dividedBy(2));
  }

  static Instant between(Dice dice, Instant low, Instant high) {
    long span = Math.max(1, high.toEpochMilli() - low.toEpochMilli());
    return Instant.ofEpochMilli(low.toEpochMilli() + dice.below(span));
  }
}
