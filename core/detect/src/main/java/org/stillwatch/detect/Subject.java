// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect;

import java.util.Optional;
import org.stillwatch.capture.AccountFacts;

/// One account as detectors see it.
///
/// @param card what it did
/// @param segments its repeated segments
/// @param variety how varied it is
/// @param facts what the account table says, if anything
/// @param untilMillis the end of what was seen
public record Subject(
    AccountCard card,
    FrequentSegments segments,
    Variety variety,
    Optional<AccountFacts> facts,
    long untilMillis) {
  /// An account of whose variety nothing was kept.
  public Subject(
      AccountCard card, FrequentSegments segments, Optional<AccountFacts> facts, long untilMillis) {
    this(card, segments, new Variety(), facts, untilMillis);
  }
}
