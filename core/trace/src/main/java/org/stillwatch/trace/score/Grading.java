// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.score;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.stillwatch.trace.score.Circumstances.Check;

/// From claims to a grade. Fails closed: whatever is missing, not made or in doubt lowers what may
/// be said, and nothing that is missing can raise it.
public final class Grading {
  /// A second account that passes at ten times the level is close enough to name nobody (assumed).
  private static final double RIVAL = 10;

  private Grading() {}

  /// What may be said.
  ///
  /// @param claims everything that was tested, fired or not
  public static Conclusion conclude(Collection<Claim> claims, Circumstances circumstances) {
    if (claims.stream().anyMatch(c -> lacksCommitment(c, circumstances.commitment()))) {
      return new Conclusion.Refused("keys were not committed to before the first served response");
    }
    double level = StrictMath.log10(circumstances.alpha());
    Set<String> firing = accounts(claims, level);
    Set<String> near = accounts(claims, level + StrictMath.log10(RIVAL));
    Grade without = withoutAccounts(claims, level, circumstances);
    if (firing.isEmpty()) {
      return new Conclusion.Stated(without, "");
    }
    if (near.size() > 1) {
      return new Conclusion.Abstained(without, near.size());
    }
    String account = firing.iterator().next();
    Grade grade = ofAccount(mechanisms(claims, account, level), circumstances);
    return grade.compareTo(Grade.G3) < 0
        ? new Conclusion.Stated(grade, "")
        : new Conclusion.Stated(grade, account);
  }

  private static boolean lacksCommitment(Claim claim, Commitment commitment) {
    return claim.mechanism().needed() == Commitment.BEFORE_FIRST_SERVED
        && commitment != Commitment.BEFORE_FIRST_SERVED;
  }

  private static Set<String> accounts(Collection<Claim> claims, double level) {
    Set<String> accounts = new TreeSet<>();
    fired(claims, Reach.ACCOUNT, level).forEach(c -> accounts.add(c.subject()));
    return accounts;
  }

  private static Set<Mechanism> mechanisms(Collection<Claim> claims, String account, double level) {
    Set<Mechanism> mechanisms = EnumSet.noneOf(Mechanism.class);
    fired(claims, Reach.ACCOUNT, level)
        .filter(c -> c.subject().equals(account))
        .forEach(c -> mechanisms.add(c.mechanism()));
    return mechanisms;
  }

  private static Stream<Claim> fired(Collection<Claim> claims, Reach reach, double level) {
    return claims.stream().filter(c -> c.counted() == reach && c.log10Adjusted() <= level);
  }

  private static Grade withoutAccounts(
      Collection<Claim> claims, double level, Circumstances circumstances) {
    boolean global = fired(claims, Reach.GLOBAL, level).findAny().isPresent();
    boolean campaign = fired(claims, Reach.CAMPAIGN, level).findAny().isPresent();
    if (campaign) {
      return Grade.G2.atMost(ceiling(circumstances));
    }
    return global ? Grade.G1 : Grade.G0;
  }

  private static Grade ofAccount(Set<Mechanism> mechanisms, Circumstances circumstances) {
    boolean bothChecks =
        circumstances.innocentSources() == Check.CLEAR && circumstances.spoofing() == Check.CLEAR;
    Grade grade = mechanisms.size() > 1 && bothChecks ? Grade.G4 : Grade.G3;
    return grade.atMost(ceiling(circumstances));
  }

  /// What an open case is worth when innocent sources or traces of forgery were found.
  private static Grade ceiling(Circumstances circumstances) {
    boolean found =
        circumstances.innocentSources() == Check.FOUND || circumstances.spoofing() == Check.FOUND;
    return found ? Grade.G1 : Grade.G4;
  }
}
