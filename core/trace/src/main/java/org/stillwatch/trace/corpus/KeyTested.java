// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.corpus;

import org.stillwatch.trace.key.KeyPurpose;
import org.stillwatch.trace.score.Commitment;
import org.stillwatch.trace.score.Reach;

/// A hypothesis about a key that was tested: that the corpus owes nothing to answers that carried
/// its mark, or went its route.
///
/// @param epoch the week of the key
/// @param model that was served
/// @param how by what
/// @param reach about how many it speaks
/// @param purpose of the key
/// @param id of the pool, campaign or account
/// @param draws fair draws under the hypothesis: windows that were scored, or conversations
/// @param hits sum of scores, count of ones, or conversations that match
/// @param log10P log10 of the p-value that may be stated
/// @param log10Adjusted the same, corrected for everything that was tested by keys
/// @param gate what decoys say about a mark
/// @param commitment how the commitment to the key stands to its week
/// @param fired whether the hypothesis is given up; never without a commitment that was early
///   enough
public record KeyTested(
    long epoch,
    String model,
    How how,
    Reach reach,
    KeyPurpose purpose,
    String id,
    long draws,
    double hits,
    double log10P,
    double log10Adjusted,
    Gate gate,
    Commitment commitment,
    boolean fired) {
  /// By what a key shows.
  public enum How {
    /// By a mark in the words.
    MARK,
    /// By the replicas to which conversations went.
    ROUTE
  }

  /// Whether decoys let the exact tail be stated.
  public enum Gate {
    /// They do.
    PASSED,
    /// There are fewer than a thousand.
    TOO_FEW_DECOYS,
    /// Their own p-values are not uniform here.
    DECOYS_NOT_UNIFORM,
    /// One of them does as well as the key.
    NOT_FIRST,
    /// A route needs none: it owes nothing to the text.
    NOT_NEEDED
  }

  /// About whom it speaks; empty for the provider.
  public String subject() {
    return reach == Reach.GLOBAL ? "" : id;
  }

  /// No p-value.
  @Override
  public String toString() {
    return "KeyTested[" + epoch + ", " + how + ", " + purpose + ":" + id + "]";
  }
}
