// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.stillwatch.base.AccountId;
import org.stillwatch.trace.key.KeyPurpose;
import org.stillwatch.trace.mark.RouteMatches;
import org.stillwatch.trace.score.Circumstances;
import org.stillwatch.trace.score.Circumstances.Check;
import org.stillwatch.trace.score.Claim;
import org.stillwatch.trace.score.Commitment;
import org.stillwatch.trace.score.Conclusion;
import org.stillwatch.trace.score.DecoyGate;
import org.stillwatch.trace.score.Grading;
import org.stillwatch.trace.score.Mechanism;
import org.stillwatch.trace.score.Reach;
import org.stillwatch.trace.score.Score;
import org.stillwatch.trace.tail.Holm;

/// Everything that keys are asked about a corpus, corrected by Holm for all of it: marks and
/// routes, of all weeks, each week with as many hypotheses as keys were committed to for it. An
/// account that was left out of a case costs as much as one that was asked about.
final class KeyTests {
  private final double level;
  private final long all;
  private final List<Asked> asked = new ArrayList<>();

  private KeyTests(double alpha, long all) {
    level = StrictMath.log10(alpha);
    this.all = all;
  }

  private record Asked(
      WeekCounts week,
      KeyTested.How how,
      Reach reach,
      KeyPurpose purpose,
      String id,
      long draws,
      double hits,
      double log10P,
      KeyTested.Gate gate) {}

  /// Every hypothesis, marks of a week before its routes; none when no key was asked.
  static List<KeyTested> of(List<WeekCounts> weeks, double alpha) {
    var tests = new KeyTests(alpha, weeks.stream().mapToLong(WeekCounts::tested).sum());
    weeks.forEach(tests::ask);
    return tests.corrected();
  }

  private void ask(WeekCounts week) {
    List<Score> decoys = week.decoys().stream().map(week::score).toList();
    for (WeekCounts.MarkCount mark : week.marks()) {
      Score score = week.score(mark.statistic());
      DecoyGate gate = DecoyGate.of(score, decoys);
      double log10P = gate.log10Stated(score, level - StrictMath.log10((double) all));
      asked.add(
          new Asked(
              week,
              KeyTested.How.MARK,
              reach(mark.purpose()),
              mark.purpose(),
              mark.id(),
              week.windows(),
              mark.statistic(),
              StrictMath.min(0, log10P),
              KeyTested.Gate.valueOf(gate.verdict().name())));
    }
    int conversations = week.conversations().size();
    for (WeekCounts.RouteCount route : week.routes()) {
      var account = new AccountId(route.account());
      var matches = new RouteMatches(account, conversations, route.matches(), week.pools());
      asked.add(
          new Asked(
              week,
              KeyTested.How.ROUTE,
              Reach.ACCOUNT,
              KeyPurpose.ACCOUNT,
              route.account(),
              conversations,
              route.matches(),
              matches.log10P(),
              KeyTested.Gate.NOT_NEEDED));
    }
  }

  private static Reach reach(KeyPurpose purpose) {
    return switch (purpose) {
      case GLOBAL, POOL, CANARY, DECOY -> Reach.GLOBAL;
      case CAMPAIGN -> Reach.CAMPAIGN;
      case ACCOUNT -> Reach.ACCOUNT;
    };
  }

  private List<KeyTested> corrected() {
    double[] log10P = asked.stream().mapToDouble(Asked::log10P).toArray();
    double[] adjusted = Holm.log10Adjusted(log10P, all);
    var tested = new ArrayList<KeyTested>();
    for (int i = 0; i < adjusted.length; i++) {
      Asked one = asked.get(i);
      Commitment commitment = one.week().commitment();
      tested.add(
          new KeyTested(
              one.week().epoch(),
              one.week().model(),
              one.how(),
              one.reach(),
              one.purpose(),
              one.id(),
              one.draws(),
              one.hits(),
              one.log10P(),
              adjusted[i],
              one.gate(),
              commitment,
              commitment == Commitment.BEFORE_FIRST_SERVED && adjusted[i] <= level));
    }
    return tested;
  }

  /// What keys alone let be said: one account whose key fires, or none. Keys whose commitment is
  /// missing or late say nothing.
  static Conclusion conclude(
      List<KeyTested> tested, Check spoofing, Counts counts, SortedMap<String, String> campaigns) {
    return Grading.conclude(claims(tested, campaigns), circumstances(counts, spoofing));
  }

  static Circumstances circumstances(Counts counts, Check spoofing) {
    return new Circumstances(
        counts.alphaEach(), Commitment.BEFORE_FIRST_SERVED, counts.innocentSources(), spoofing);
  }

  /// A key that fires for an account fires for its campaign.
  static List<Claim> claims(List<KeyTested> tested, SortedMap<String, String> campaigns) {
    var claims = new ArrayList<Claim>();
    for (KeyTested one : tested) {
      if (one.commitment() == Commitment.BEFORE_FIRST_SERVED) {
        claims.add(new Claim(one.reach(), one.subject(), Mechanism.KEY, one.log10Adjusted()));
        String campaign = campaign(one, campaigns);
        if (!campaign.isEmpty()) {
          claims.add(new Claim(Reach.CAMPAIGN, campaign, Mechanism.KEY, one.log10Adjusted()));
        }
      }
    }
    return claims;
  }

  /// The campaign that a key speaks about, if any.
  static String campaign(KeyTested one, SortedMap<String, String> campaigns) {
    return switch (one.reach()) {
      case GLOBAL -> "";
      case CAMPAIGN -> one.id();
      case ACCOUNT -> campaigns.getOrDefault(one.id(), "");
    };
  }

  /// Whether text that keys fired for is marked more strongly than a sampler marks it. Worst first:
  /// a trace that was found anywhere counts.
  static Check spoofing(List<KeyTested> tested, List<WeekCounts> weeks) {
    var found = Check.NOT_MADE;
    for (KeyTested one : tested) {
      if (one.fired()) {
        Check check = density(one, weeks);
        if (check == Check.FOUND) {
          return check;
        }
        found = check == Check.CLEAR ? check : found;
      }
    }
    return found;
  }

  /// In the week of a rotation there are two sets of keys, and what is found by either counts.
  private static Check density(KeyTested one, List<WeekCounts> weeks) {
    var found = Check.NOT_MADE;
    for (WeekCounts week : weeks) {
      if (week.epoch() == one.epoch() && week.model().equals(one.model())) {
        Check check = density(one, week);
        found = found == Check.FOUND || check == Check.NOT_MADE ? found : check;
      }
    }
    return found;
  }

  private static Check density(KeyTested one, WeekCounts week) {
    if (one.how() == KeyTested.How.MARK) {
      return Density.of(week.scheme(), week.layers(), one.draws(), one.hits());
    }
    return week.routes().stream()
        .filter(route -> route.account().equals(one.id()))
        .findFirst()
        .map(r -> Density.of(week.scheme(), week.layers(), r.windows(), r.statistic()))
        .orElse(Check.NOT_MADE);
  }
}
