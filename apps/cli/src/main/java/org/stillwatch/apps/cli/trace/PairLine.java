// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.trace;

import org.stillwatch.base.Hash64;
import org.stillwatch.trace.corpus.TwinPair;

/// A line of `pairs.jsonl`: a pair of which the corpus holds something.
///
/// @param account that was served one of them
/// @param pair hash of account and request, hexadecimal
/// @param servedFound whether the corpus holds the response that was served
/// @param heldBackFound whether it holds the one that was not
public record PairLine(String account, String pair, boolean servedFound, boolean heldBackFound) {
  static PairLine of(TwinPair pair) {
    return new PairLine(
        pair.account(), Hash64.text(pair.pair()), pair.servedFound(), pair.heldBackFound());
  }

  /// @throws NumberFormatException when the hash is no hash
  TwinPair twin() {
    return new TwinPair(account, Long.parseUnsignedLong(pair, 16), servedFound, heldBackFound);
  }
}
