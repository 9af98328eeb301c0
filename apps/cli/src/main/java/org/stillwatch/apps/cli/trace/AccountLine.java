// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.trace;

import org.stillwatch.base.Times;
import org.stillwatch.trace.corpus.Served;
import org.stillwatch.trace.corpus.Twins;

/// A line of `matches.jsonl`: what the corpus shares with what an account was served.
///
/// @param account the account
/// @param responses of which the corpus holds two fingerprints or more
/// @param records of the corpus that hold two fingerprints or more
/// @param fingerprints of this account alone that the corpus holds
/// @param firstServed when the first of these responses was served
/// @param lastServed when the last of them was served
/// @param pairs of twins in the ledger
/// @param servedOnly pairs of which only the served response is found
/// @param heldBackOnly pairs of which only the other one is found
public record AccountLine(
    String account,
    long responses,
    long records,
    long fingerprints,
    String firstServed,
    String lastServed,
    long pairs,
    long servedOnly,
    long heldBackOnly) {
  static AccountLine of(Served served, Twins twins) {
    return new AccountLine(
        served.account(),
        served.responses(),
        served.records(),
        served.fingerprints(),
        Times.text(served.firstMillis()),
        Times.text(served.lastMillis()),
        twins.pairs(),
        twins.served(),
        twins.heldBack());
  }

  /// An account with twins of which the corpus holds nothing that counts.
  static AccountLine of(Twins twins) {
    return new AccountLine(
        twins.account(), 0, 0, 0, "", "", twins.pairs(), twins.served(), twins.heldBack());
  }
}
