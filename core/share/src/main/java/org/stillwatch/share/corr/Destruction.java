// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.corr;

import java.time.Instant;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.stix.StixTime;

/// Keys, items, openings and answers of an exchange were destroyed.
///
/// @param exchange number of its entry
/// @param by who did it, by name
public record Destruction(Instant at, long exchange, String by) implements LedgerEntry {
  static final String WORD = "destruction";

  /// @throws IllegalArgumentException when the number is below 1, or the name no name
  public Destruction {
    Names.require(by);
    if (exchange < 1) {
      throw new IllegalArgumentException("expected the number of an entry");
    }
  }

  @Override
  public String word() {
    return WORD;
  }

  @Override
  public Json.Obj json() {
    return Json.Obj.EMPTY
        .with("at", new Json.Text(StixTime.text(at)))
        .with("by", new Json.Text(by))
        .with("exchange", new Json.Num(exchange));
  }
}
