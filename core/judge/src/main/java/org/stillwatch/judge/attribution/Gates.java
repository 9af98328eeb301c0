// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.attribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.stillwatch.base.Calibration;
import org.stillwatch.base.Family;
import org.stillwatch.judge.attribution.Gate.Condition;
import org.stillwatch.judge.attribution.Gate.Step;

/// The gates of `sharing.md` 8.5. Each also needs a calibration, and every probability has to be
/// reached by our own evidence alone as well: nothing that others say opens one, and what they say
/// may keep one closed.
final class Gates {
  private static final double SHARE = 0.8;
  private static final double SAME_OPERATOR = 0.9;
  private static final double NAME = 0.95;
  private static final double NAME_DROPPED = 0.8;

  private Gates() {}

  /// The gates.
  ///
  /// @param claims given all evidence
  /// @param byOurselves the same claims, in the same order, given our own observations alone
  static List<Gate> of(
      Case of, List<Claim> claims, List<Claim> byOurselves, Assumptions assumptions) {
    var gates = new ArrayList<Gate>();
    for (int i = 0; i < claims.size(); i++) {
      Claim claim = claims.get(i);
      Claim own = byOurselves.get(i);
      var conditions = new ArrayList<Condition>();
      conditions.add(calibrated(of));
      switch (claim.kind()) {
        case ACTIVITY -> {
          conditions.addAll(probability(claim, own, SHARE));
          conditions.add(families(claim, 1, assumptions));
          boolean clean = of.approvals().warninglistsClean();
          conditions.add(
              new Condition("no hit in the warninglists", clean ? "clean" : "not shown", clean));
          conditions.add(people(of, 1));
          gates.add(new Gate(Step.SHARE_INDICATOR, "", conditions));
        }
        case SAME_OPERATOR -> {
          conditions.addAll(probability(claim, own, SAME_OPERATOR));
          conditions.add(families(claim, 2, assumptions));
          gates.add(new Gate(Step.SAY_SAME_OPERATOR, "", conditions));
        }
        case ORGANISATION -> {
          conditions.addAll(probability(claim, own, NAME));
          conditions.addAll(naming(of, claim, own, assumptions));
          gates.add(new Gate(Step.NAME_ORGANISATION, claim.organisation(), conditions));
        }
      }
    }
    return gates;
  }

  private static Condition calibrated(Case of) {
    return new Condition(
        "a calibration behind the probabilities",
        of.calibration().word(),
        of.calibration() != Calibration.NONE);
  }

  private static List<Condition> naming(Case of, Claim claim, Claim own, Assumptions assumptions) {
    boolean flagged = of.hypotheses().stream().anyMatch(h -> h.falseFlagOf(claim.organisation()));
    String counsel = of.approvals().counsel();
    return List.of(
        threeFamilies(claim, assumptions),
        new Condition(
            String.format(
                Locale.ROOT, "probability of %.2f when any one group is dropped", NAME_DROPPED),
            String.format(Locale.ROOT, "%.3f", Math.min(claim.low(), own.low())),
            Math.min(claim.low(), own.low()) >= NAME_DROPPED),
        new Condition("a false flag among the hypotheses", flagged ? "there" : "missing", flagged),
        people(of, 2),
        new Condition("counsel's mark", counsel.isEmpty() ? "none" : counsel, !counsel.isEmpty()));
  }

  private static List<Condition> probability(Claim claim, Claim own, double least) {
    return List.of(
        new Condition(
            String.format(Locale.ROOT, "probability of %.2f", least),
            String.format(Locale.ROOT, "%.3f", claim.probability()),
            claim.probability() >= least),
        new Condition(
            String.format(Locale.ROOT, "probability of %.2f by our own evidence alone", least),
            String.format(Locale.ROOT, "%.3f", own.probability()),
            own.probability() >= least));
  }

  private static Condition families(Claim claim, int least, Assumptions assumptions) {
    return new Condition(
        String.format(
            Locale.ROOT,
            "%d %s of our own of %.1f nats or more",
            least,
            least == 1 ? "family" : "families",
            assumptions.leastNats()),
        carrying(claim),
        claim.familiesOf(assumptions.leastNats()) >= least);
  }

  /// Three families; or two, with an outcome of our own that points the same way.
  private static Condition threeFamilies(Claim claim, Assumptions assumptions) {
    long families = claim.familiesOf(assumptions.leastNats());
    boolean outcome = claim.families().getOrDefault(Family.OUTCOME, 0.0) > 0;
    return new Condition(
        String.format(
            Locale.ROOT,
            "three families of our own of %.1f nats or more, or two and an outcome",
            assumptions.leastNats()),
        carrying(claim),
        families >= 3 || (families >= 2 && outcome));
  }

  private static String carrying(Claim claim) {
    return claim.families().isEmpty()
        ? "none"
        : claim.families().entrySet().stream()
            .map(e -> String.format(Locale.ROOT, "%s %.1f", e.getKey().letter(), e.getValue()))
            .collect(Collectors.joining(", "));
  }

  private static Condition people(Case of, int least) {
    long people = of.approvals().besidesCounsel();
    return new Condition(
        least == 1 ? "a person's approval" : least + " people's approval besides counsel",
        people == 0 ? "nobody" : String.valueOf(people),
        people >= least);
  }
}
