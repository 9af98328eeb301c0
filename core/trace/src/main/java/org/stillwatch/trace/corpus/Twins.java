// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.corpus;

/// How the pairs of one account stand: of each, one response was served and one was held back.
///
/// @param account the account
/// @param pairs in the ledger
/// @param served pairs of which the corpus holds only the one that was served
/// @param heldBack pairs of which it holds only the one that was not
public record Twins(String account, long pairs, long served, long heldBack) {
  /// @throws IllegalArgumentException when the parts do not add up
  public Twins {
    if (served < 0 || heldBack < 0 || pairs < served + heldBack) {
      throw new IllegalArgumentException("expected no more pairs one way than there are");
    }
  }
}
