// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.corpus;

import org.stillwatch.trace.tail.BinomialTail;

/// How strong a silence is: the chance that one account would have been found.
///
/// @param pairsNeeded pairs that all lie one way and reach the level of one account
/// @param accountsWithEnough accounts that have as many pairs in the ledger
/// @param mostPairs pairs of the account that has most
/// @param ofTheMost the chance that this account is found when the corpus holds every response that
///   it was served
/// @param ofTheMostAtTenth the same when the corpus holds a tenth of them
public record PairPower(
    long pairsNeeded,
    long accountsWithEnough,
    long mostPairs,
    double ofTheMost,
    double ofTheMostAtTenth) {
  private static final double TENTH = 0.1;

  /// Of a corpus whose pairs lie one way only, as those of an account that was copied do.
  static PairPower of(Counts counts) {
    var pairs = counts.matched().pairs().values();
    long accounts = Math.max(1, pairs.size());
    double level = StrictMath.log10(counts.alphaEach()) - StrictMath.log10((double) accounts);
    long needed = (long) StrictMath.ceil(-level / StrictMath.log10(2));
    long most = pairs.stream().mapToLong(Long::longValue).max().orElse(0);
    return new PairPower(
        needed,
        pairs.stream().filter(n -> n >= needed).count(),
        most,
        found(most, needed, 1),
        found(most, needed, TENTH));
  }

  /// The chance that at least so many pairs of all are found, each with the same chance.
  private static double found(long pairs, long needed, double share) {
    if (pairs < needed) {
      return 0;
    }
    return share == 1 ? 1 : StrictMath.pow(10, BinomialTail.log10Upper(pairs, share, needed));
  }
}
