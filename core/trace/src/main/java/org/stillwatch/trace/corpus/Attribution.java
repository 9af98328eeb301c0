// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.corpus;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.stillwatch.trace.score.Circumstances;
import org.stillwatch.trace.score.Conclusion;
import org.stillwatch.trace.score.Grade;
import org.stillwatch.trace.score.Reach;

/// What may be said about a corpus: exact sign tests of served against held-back twins, for all
/// accounts together, then per campaign, then per account; tests of canaries; and tests of keys,
/// all at one family-wise level. Matches alone have no null and support no grade, however many they
/// are (`provenance.md` 5.4, 6.1, 10).
///
/// A corpus of a campaign comes from many accounts, each of which is tested by coins of its own, so
/// that twins may name several; keys can be copied, and there several that fire name nobody
/// ([Grading]). An account that both name has two mechanisms behind it.
///
/// @param tested every hypothesis about twins that was tested, parents first
/// @param statements what may be said by twins and keys, each subject once, the widest first
/// @param canaries what was tested about canaries, in the order given
/// @param keys what was tested about keys
/// @param spoofing whether text that keys fired for is marked as no server marks it
/// @param unnamed accounts whose keys fire while none may be named, as several do
/// @param power how strong a silence of twins is
/// @param keyPower how strong a silence of routes is
public record Attribution(
    List<Tested> tested,
    List<Statement> statements,
    List<CanaryTested> canaries,
    List<KeyTested> keys,
    Circumstances.Check spoofing,
    List<String> unnamed,
    PairPower power,
    List<KeyPower> keyPower) {
  public Attribution {
    tested = List.copyOf(tested);
    statements = List.copyOf(statements);
    canaries = List.copyOf(canaries);
    keys = List.copyOf(keys);
    unnamed = List.copyOf(unnamed);
    keyPower = List.copyOf(keyPower);
  }

  /// Computes it.
  public static Attribution of(Counts counts) {
    List<Tested> tested = TwinTests.of(counts);
    List<KeyTested> keys = KeyTests.of(counts.keys(), counts.alphaEach());
    var spoofing = KeyTests.spoofing(keys, counts.keys());
    var byKeys = KeyTests.conclude(keys, spoofing, counts, counts.campaigns());
    var canaries =
        counts.canaries().stream()
            .map(c -> CanaryTested.of(c, counts.alphaEach(), counts.innocentSources()))
            .toList();
    return new Attribution(
        tested,
        new Statements(tested, keys, byKeys, spoofing, counts).all(),
        canaries,
        keys,
        spoofing,
        byKeys instanceof Conclusion.Abstained ? fired(keys) : List.of(),
        PairPower.of(counts),
        KeyPower.of(counts.keys(), counts.alphaEach()));
  }

  private static List<String> fired(List<KeyTested> keys) {
    var accounts = new TreeSet<String>();
    keys.stream()
        .filter(k -> k.fired() && k.reach() == Reach.ACCOUNT)
        .forEach(k -> accounts.add(k.id()));
    return List.copyOf(accounts);
  }

  /// The highest grade of all statements.
  public Grade grade() {
    return Stream.concat(
            statements.stream().map(Statement::grade), canaries.stream().map(CanaryTested::grade))
        .reduce(Grade.G0, (a, b) -> a.compareTo(b) >= 0 ? a : b);
  }
}
