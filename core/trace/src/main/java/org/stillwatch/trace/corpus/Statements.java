// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.stillwatch.trace.score.Circumstances;
import org.stillwatch.trace.score.Claim;
import org.stillwatch.trace.score.Commitment;
import org.stillwatch.trace.score.Conclusion;
import org.stillwatch.trace.score.Grade;
import org.stillwatch.trace.score.Grading;
import org.stillwatch.trace.score.Mechanism;
import org.stillwatch.trace.score.Reach;

/// From tests to statements.
///
/// @param tested about twins
/// @param keys about keys
/// @param byKeys what keys alone let be said
/// @param spoofing whether text that keys fired for is marked as no server marks it
/// @param counts what all was computed from
record Statements(
    List<Tested> tested,
    List<KeyTested> keys,
    Conclusion byKeys,
    Circumstances.Check spoofing,
    Counts counts) {
  List<Statement> all() {
    var statements = new ArrayList<Statement>();
    for (Tested one : tested) {
      if (one.rejected()) {
        statements.add(new Statement(one.reach(), one.subject(), grade(one)));
      }
    }
    for (Statement one : ofKeys()) {
      boolean said =
          statements.stream()
              .anyMatch(s -> s.reach() == one.reach() && s.subject().equals(one.subject()));
      if (!said) {
        statements.add(one);
      }
    }
    statements.sort((a, b) -> a.reach().compareTo(b.reach()));
    return statements;
  }

  private String namedByKeys() {
    return byKeys instanceof Conclusion.Stated stated ? stated.account() : "";
  }

  private List<Statement> ofKeys() {
    Grade grade = gradeOf(byKeys);
    var statements = new ArrayList<Statement>();
    if (grade.compareTo(Grade.G1) >= 0) {
      statements.add(new Statement(Reach.GLOBAL, "", Grade.G1));
    }
    if (grade.compareTo(Grade.G2) >= 0) {
      var campaigns = new TreeSet<String>();
      keys.stream()
          .filter(KeyTested::fired)
          .map(k -> KeyTests.campaign(k, counts.campaigns()))
          .filter(c -> !c.isEmpty())
          .forEach(campaigns::add);
      campaigns.forEach(c -> statements.add(new Statement(Reach.CAMPAIGN, c, Grade.G2)));
    }
    if (!namedByKeys().isEmpty()) {
      statements.add(new Statement(Reach.ACCOUNT, namedByKeys(), grade));
    }
    return statements;
  }

  /// By the rules for every mechanism, of this claim and of those above it; for an account that its
  /// key names as well, by both mechanisms.
  private Grade grade(Tested one) {
    var claims =
        new ArrayList<>(
            Stream.concat(
                    tested.stream().filter(t -> t.reach().compareTo(one.reach()) < 0),
                    Stream.of(one))
                .map(this::claim)
                .toList());
    Optional<String> both =
        Optional.of(one.subject())
            .filter(s -> one.reach() == Reach.ACCOUNT && s.equals(namedByKeys()));
    if (both.isEmpty()) {
      var circumstances =
          new Circumstances(
              counts.alphaEach(),
              Commitment.NOT_NEEDED,
              counts.innocentSources(),
              Circumstances.Check.NOT_MADE);
      return gradeOf(Grading.conclude(claims, circumstances));
    }
    KeyTests.claims(keys, counts.campaigns()).stream()
        .filter(c -> c.reach() == Reach.ACCOUNT && c.subject().equals(both.get()))
        .forEach(claims::add);
    return gradeOf(Grading.conclude(claims, KeyTests.circumstances(counts, spoofing)));
  }

  /// The p-value corrected so that it is compared with alpha itself.
  private Claim claim(Tested one) {
    double adjusted =
        Math.min(0, one.log10P() - one.log10Level() + StrictMath.log10(counts.alphaEach()));
    return new Claim(one.reach(), one.subject(), Mechanism.LEDGER, adjusted);
  }

  private static Grade gradeOf(Conclusion conclusion) {
    return switch (conclusion) {
      case Conclusion.Stated stated -> stated.grade();
      case Conclusion.Abstained abstained -> abstained.grade();
      case Conclusion.Refused _ -> Grade.G0;
    };
  }
}
