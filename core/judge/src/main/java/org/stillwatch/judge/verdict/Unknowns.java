// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.stillwatch.base.Verdict;
import org.stillwatch.detect.Subject;
import org.stillwatch.group.GroupTest;
import org.stillwatch.group.Members;
import org.stillwatch.group.TestResult;
import org.stillwatch.group.Tested;
import org.stillwatch.judge.Campaign;
import org.stillwatch.judge.CaseFile;
import org.stillwatch.judge.Reason;

/// What could not be seen of a group: inputs that were dark for all of it, and tests that had too
/// little to say anything. What knowing it would change is found by asking the gate again as if the
/// test had spoken for one hand; missing data speaks neither for the accounts nor against them.
final class Unknowns {
  /// Weight of a test that is asked what if (assumed: a clear finding, well below the cap).
  private static final double IF_FOUND_NATS = 5;

  private Unknowns() {}

  /// Dark inputs first, then tests in the order of the catalogue.
  static List<Campaign.Unknown> of(Weighing weighing) {
    var unknown = new ArrayList<Campaign.Unknown>();
    CaseFile file = weighing.file();
    if (nobody(file, s -> s.facts().isPresent())) {
      unknown.add(
          new Campaign.Unknown(
              "no account table covers a member",
              "cards, devices, age and declarations are dark: no verified programme or organisation"
                  + " can speak for the accounts, and no shared card against them"));
    }
    if (nobody(file, s -> s.card().networks() > 0 || s.card().addresses() > 0)) {
      unknown.add(
          new Campaign.Unknown(
              "no address is known of any member",
              "one network of a campus or office could speak for the accounts and cannot be seen"));
    }
    if (nobody(file, s -> s.card().promptCodePoints() > 0)) {
      unknown.add(
          new Campaign.Unknown(
              "no prompt was read of any member",
              "content is dark: neither a common job nor diverse work of each can be seen"));
    }
    for (Tested.Outcome outcome : file.cluster().outcomes()) {
      if (outcome.result() instanceof TestResult.TooLittle little) {
        unknown.add(
            new Campaign.Unknown(
                outcome.test().name() + ": " + little.why(), changes(weighing, outcome.test())));
      }
    }
    return unknown;
  }

  private static boolean nobody(CaseFile file, Predicate<Subject> knows) {
    return file.subjects().noneMatch(knows);
  }

  private static String changes(Weighing weighing, GroupTest test) {
    String words = Words.of(test.name());
    Verdict now = weighing.verdict();
    Verdict then = weighing.verdict(withFound(weighing, test));
    String effect =
        then.reaches(now) && then != now
            ? "%s, if seen, would raise %s to %s".formatted(words, now.word(), then.word())
            : "%s, if seen, would leave the verdict at %s".formatted(words, now.word());
    return effect + reach(weighing, test);
  }

  private static List<Reason> withFound(Weighing weighing, GroupTest test) {
    var reasons = new ArrayList<>(weighing.reasons());
    reasons.add(
        new Reason(
            test.name(),
            test.signal(),
            test.cause(),
            test.frame(),
            IF_FOUND_NATS,
            Members.of(),
            "if found"));
    return reasons;
  }

  /// Nothing that anybody can copy ever carries an action.
  private static String reach(Weighing weighing, GroupTest test) {
    boolean outOfReach =
        test.frame().costlyToForge()
            && !MemberVerdict.costlyInPractice(weighing.file(), weighing.reasons());
    return outOfReach ? "; as no costly tie of three members is seen, act is out of reach" : "";
  }
}
