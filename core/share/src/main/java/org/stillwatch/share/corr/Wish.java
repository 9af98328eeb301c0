// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.corr;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.stillwatch.share.stix.StixId;

/// What somebody wants to ask.
///
/// @param asker who asks
/// @param kind of values
/// @param items how many distinct values
/// @param at when
public record Wish(StixId asker, IdentifierClass kind, long items, Instant at) {
  /// @throws IllegalArgumentException when there are fewer items than none
  public Wish {
    if (items < 0) {
      throw new IllegalArgumentException("expected 0 items or more, got " + items);
    }
  }

  /// The day, in UTC: both parties have the same.
  public LocalDate day() {
    return at.atOffset(ZoneOffset.UTC).toLocalDate();
  }
}
