// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.docket;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Calibration;
import org.stillwatch.base.Verdict;
import org.stillwatch.respond.ApiKey;
import org.stillwatch.respond.Measure;
import org.stillwatch.respond.action.AppealDoor;
import org.stillwatch.respond.action.Grounds;
import org.stillwatch.respond.action.KeySign;
import org.stillwatch.respond.policy.Condition;
import org.stillwatch.respond.policy.Facts;
import org.stillwatch.respond.policy.Policy;
import org.stillwatch.respond.policy.PolicyRule;

/// Random histories of a docket: people and machines do whatever they may, in any order.
final class Histories {
  static final List<String> PEOPLE = List.of("ana", "bo", "chi", "dev");
  private static final int ACCOUNTS = 6;

  private final SplittableRandom random;
  private final int first;
  private long now = 1_760_000_000_000L;
  private AppealDoor door = AppealDoor.NONE;
  private long version;

  /// One step; a refused one has no events.
  record Step(Docket before, List<Event> events, Docket after, Circumstances now) {}

  Histories(long seed) {
    random = new SplittableRandom(seed);
    first = random.nextInt(8);
  }

  private interface Command {
    List<Event> run(Docket docket, Circumstances now) throws Refused;
  }

  List<Step> steps(int count) {
    var steps = new ArrayList<Step>();
    Docket docket = Docket.EMPTY;
    for (int i = 0; i < count; i++) {
      now += random.nextLong(1, 6 * 3_600_000L);
      if (random.nextInt(3) > 0) {
        door = new AppealDoor(random.nextInt(8) > 0, now - random.nextLong(2 * 3_600_000L));
      }
      var circumstances = new Circumstances(now, door);
      try {
        var events = command(docket).run(docket, circumstances);
        var next = docket.after(events);
        steps.add(new Step(docket, events, next, circumstances));
        docket = next;
      } catch (Refused e) {
        steps.add(new Step(docket, List.of(), docket, circumstances));
      }
    }
    return steps;
  }

  private Command command(Docket docket) {
    String person = pick(PEOPLE);
    var policy = policy(docket);
    return switch (random.nextInt(18)) {
      case 0 -> (d, c) -> Enforcement.load(d, next(), person, c);
      case 1, 2 -> (d, c) -> Enforcement.approve(d, person, d.policy().digest(), c);
      case 3 ->
          random.nextInt(6) == 0
              ? (d, c) -> Enforcement.rollBack(d, person, "enough", c)
              : (d, c) -> Assessment.of(d, policy, List.of(facts(), facts()), c);
      case 4, 5, 6 -> (d, c) -> Assessment.of(d, policy, List.of(facts(), facts(), facts()), c);
      case 7, 8 -> (d, c) -> Approvals.ofCase(d, any(d.cases().keySet()), person, seen(d), c);
      case 9 -> (d, c) -> Approvals.undo(d, any(d.actions().keySet()), person, "wrong", c);
      case 10 ->
          (d, c) ->
              Approvals.renew(
                  d, any(d.actions().keySet()), person, random.nextLong(20 * 86_400_000L), c);
      case 13 -> (d, c) -> Cases.close(d, any(d.cases().keySet()), person, "done", c);
      case 11 -> (d, c) -> Appeals.file(d, account(), "front end", "s" + random.nextInt(9), c);
      case 14 -> {
        var ask = ask();
        yield (d, c) -> Keys.contain(d, ask, person, "seen", c);
      }
      case 15 -> (d, c) -> Keys.approve(d, any(d.containments().keySet()), person, c);
      case 16 ->
          random.nextInt(3) == 0
              ? (d, c) -> Keys.release(d, any(d.containments().keySet()), person, "clear", c)
              : (d, c) -> Keys.approve(d, any(d.containments().keySet()), person, c);
      default ->
          (d, c) ->
              Appeals.decide(
                  d,
                  any(d.appeals().keySet()),
                  person,
                  random.nextBoolean(),
                  "looked at",
                  new ErrorBudget(0, 0.01, 30 * 86_400_000L),
                  c);
    };
  }

  private Keys.Ask ask() {
    return new Keys.Ask(
        new ApiKey(account(), "key" + random.nextInt(3)),
        pick(List.of(Measure.STEP_UP, Measure.SUSPEND, Measure.SUSPEND, Measure.THROTTLE)),
        List.of(pick(List.of(KeySign.values())), pick(List.of(KeySign.values()))),
        random.nextInt(5) == 0,
        random.nextLong(20 * 86_400_000L));
  }

  private Policy next() {
    version++;
    return of(version);
  }

  private Policy policy(Docket docket) {
    long loaded = Math.max(1, docket.policy().version());
    return of(random.nextInt(6) == 0 ? loaded + 1 : loaded);
  }

  private Policy of(long version) {
    return new Policy("p", version, "digest" + version, List.of(rule(version)));
  }

  private PolicyRule rule(long version) {
    var measures = List.of(Measure.values());
    return new PolicyRule(
        "r",
        ALWAYS,
        measures.get((int) ((version * 3 + first) % measures.size())),
        3_600_000L * (1 + version % 300));
  }

  static final Condition ALWAYS =
      new Condition() {
        @Override
        public Answer about(Facts facts) {
          return Answer.YES;
        }

        @Override
        public String text() {
          return "true";
        }
      };

  private int seen(Docket docket) {
    return docket.cases().values().stream()
        .mapToInt(c -> Approvals.waiting(docket, c).size())
        .max()
        .orElse(0);
  }

  private String any(Collection<String> ids) {
    var all = List.copyOf(ids);
    return all.isEmpty() ? "none" : pick(all);
  }

  private <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private AccountId account() {
    return new AccountId("acc" + random.nextInt(ACCOUNTS));
  }

  Facts facts() {
    var grounds =
        new Grounds(
            random.nextInt(6) == 0 ? "" : "e_" + random.nextInt(9),
            "c_" + random.nextInt(2),
            random.nextBoolean() ? Verdict.ACT : pick(List.of(Verdict.values())),
            pick(List.of(Calibration.values())),
            random.nextInt(4) == 0 ? random.nextInt(2) : 2,
            random.nextInt(4) > 0);
    return new Facts(account(), grounds, 1, true, Facts.Axes.UNKNOWN, Facts.Customer.UNKNOWN);
  }
}
