// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.stillwatch.trace.score.Circumstances;
import org.stillwatch.trace.score.Claim;
import org.stillwatch.trace.score.Commitment;
import org.stillwatch.trace.score.Conclusion;
import org.stillwatch.trace.score.Grade;
import org.stillwatch.trace.score.Grading;
import org.stillwatch.trace.score.Mechanism;
import org.stillwatch.trace.score.Reach;

/// What may be said about a corpus: exact sign tests of served against held-back twins, for all
/// accounts together, then per campaign, then per account, at one family-wise level. Matches alone
/// have no null and support no grade, however many they are (`provenance.md` 5.4, 6.1, 10).
///
/// A corpus of a campaign comes from many accounts, each of which is tested by coins of its own, so
/// that several may be named; keys of marks can be copied, and there several that fire name nobody
/// ([Grading]).
///
/// @param tested every hypothesis that was tested, parents first
/// @param statements what may be said, the grade of all accounts together first; none when that
///   hypothesis was not tested
/// @param canaries what was tested about canaries, in the order given
/// @param power how strong a silence is
public record Attribution(
    List<Tested> tested, List<Statement> statements, List<CanaryTested> canaries, PairPower power) {
  public Attribution {
    tested = List.copyOf(tested);
    canaries = List.copyOf(canaries);
    statements = List.copyOf(statements);
  }

  /// Computes it.
  public static Attribution of(Counts counts) {
    List<Tested> tested = TwinTests.of(counts);
    var statements = new ArrayList<Statement>();
    for (Tested one : tested) {
      if (one.rejected()) {
        statements.add(new Statement(one.reach(), one.subject(), grade(one, tested, counts)));
      }
    }
    var canaries =
        counts.canaries().stream()
            .map(c -> CanaryTested.of(c, counts.alphaEach(), counts.innocentSources()))
            .toList();
    return new Attribution(tested, statements, canaries, PairPower.of(counts));
  }

  /// The highest grade of all statements.
  public Grade grade() {
    return Stream.concat(
            statements.stream().map(Statement::grade), canaries.stream().map(CanaryTested::grade))
        .reduce(Grade.G0, (a, b) -> a.compareTo(b) >= 0 ? a : b);
  }

  /// By the rules for every mechanism, of this claim and of those above it.
  private static Grade grade(Tested one, List<Tested> tested, Counts counts) {
    var claims =
        Stream.concat(
                tested.stream().filter(t -> t.reach().compareTo(one.reach()) < 0), Stream.of(one))
            .map(t -> claim(t, counts.alphaEach()))
            .toList();
    var circumstances =
        new Circumstances(
            counts.alphaEach(),
            Commitment.NOT_NEEDED,
            counts.innocentSources(),
            Circumstances.Check.NOT_MADE);
    return switch (Grading.conclude(claims, circumstances)) {
      case Conclusion.Stated stated -> stated.grade();
      case Conclusion.Abstained abstained -> abstained.grade();
      case Conclusion.Refused _ -> Grade.G0;
    };
  }

  /// The p-value corrected so that it is compared with alpha itself.
  private static Claim claim(Tested one, double alpha) {
    double adjusted = Math.min(0, one.log10P() - one.log10Level() + StrictMath.log10(alpha));
    Reach reach = one.reach();
    return new Claim(reach, one.subject(), Mechanism.LEDGER, adjusted);
  }
}
