// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.corpus;

/// A pair of which the corpus holds something: two fingerprints or more of either response that
/// stand nowhere else in the ledger, in no other pair, and not in its twin.
///
/// @param account that was served one of them
/// @param pair hash of the request
/// @param servedFound whether the corpus holds the response that was served
/// @param heldBackFound whether it holds the one that was not
public record TwinPair(String account, long pair, boolean servedFound, boolean heldBackFound) {
  /// Whether it is a toss of the coin; a pair that is found twice says nothing.
  public boolean discordant() {
    return servedFound != heldBackFound;
  }
}
